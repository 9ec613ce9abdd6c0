"""C10: a file leaves the machine only from the attachments folder, whatever path the model names."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.exports import ExportFolder
from deskwright.invoke import Limits
from deskwright.serving import Application
from deskwright.uploads import MAX_BYTES, MAX_COUNT, AttachmentFolder

Make = Callable[..., Application]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "box"
    (made / "sub").mkdir(parents=True)
    (made / "note.txt").write_text("fine", "utf-8")
    (made / "sub" / "deep.txt").write_text("fine", "utf-8")
    (tmp_path / "secret.txt").write_text("SECRET", "utf-8")
    (tmp_path / "box-other").mkdir()
    (tmp_path / "box-other" / "secret.txt").write_text("SECRET", "utf-8")
    (made / "link.txt").symlink_to(tmp_path / "secret.txt")
    (made / "inner-link.txt").symlink_to(made / "note.txt")
    (made / "linked").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(made / "pipe")
    with socket.socket(socket.AF_UNIX) as door:
        here = Path.cwd()
        os.chdir(made)
        try:
            door.bind("door")
        finally:
            os.chdir(here)
    with (made / "huge.bin").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    return made


OUTSIDE = [
    "../secret.txt", "sub/../../secret.txt", "../box-other/secret.txt", "/etc/passwd", "link.txt", "inner-link.txt",
    "linked/secret.txt", "linked/box/note.txt", "pipe", "door", "huge.bin", ".", "", "..", "sub", "note.txt\0.png",
    "\0", "a" * 5000, "/dev/zero", "/proc/self/environ", "~/.ssh/id_rsa", "nothing.txt", "note.txt/x", "no/such/x",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_is_not_read(make: Make, stub: Any, folder: Path, path: str) -> None:
    application = make(limits=Limits(attachments=AttachmentFolder(folder)))
    given = {"originator": "a@b.c", "subject": "s", "content": "c"}
    for argument, value in (("files", [{"path": path}]), ("content_path", path)):
        arguments = {**given, argument: value}
        if argument == "content_path":
            del arguments["content"]
            if not path:
                continue  # an empty text means: no such argument
        answer = asyncio.run(application.call("create_ticket", arguments))
        assert answer.is_error, path
        assert (answer.structured or {})["error"]["code"] == "attachment_refused"
        assert "SECRET" not in str(answer.as_result())
        assert len(answer.content[0]["text"]) < 600
    assert stub.seen == []


def test_what_is_in_the_folder_is_read(folder: Path) -> None:
    box = AttachmentFolder(folder)
    for path in ("note.txt", "sub/deep.txt", "./sub/../note.txt", str(folder / "note.txt")):
        assert box.load(path, "files")[0].content == b"fine"


def test_a_folder_that_is_swapped_for_a_link_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check and the opening are two moments; between them somebody puts a link in the way."""
    (folder.parent / "outside").mkdir()
    (folder.parent / "outside" / "deep.txt").write_text("SECRET", "utf-8")
    real = os.path.realpath

    def swapping(path: Any, **options: Any) -> Any:
        found = real(path, **options)
        if str(path).endswith("deep.txt") and not (folder / "sub").is_symlink():
            (folder / "sub").rename(folder / "was")
            (folder / "sub").symlink_to(folder.parent / "outside", target_is_directory=True)
        return found

    monkeypatch.setattr(os.path, "realpath", swapping)
    with pytest.raises(Refusal) as refused:
        AttachmentFolder(folder).load("sub/deep.txt", "files")
    assert "no links" in refused.value.why


def test_too_many_and_too_much(folder: Path) -> None:
    (folder / "half.bin").write_bytes(b"x" * (MAX_BYTES // 2 + 1))
    with pytest.raises(Refusal, match="files"):
        AttachmentFolder(folder).load([{"path": "note.txt"}] * (MAX_COUNT + 1), "files")
    with pytest.raises(Refusal, match="too large"):
        AttachmentFolder(folder).load([{"path": "half.bin"}] * 2, "files")
    with pytest.raises(Refusal, match="too large"):
        AttachmentFolder().load([{"content_base64": "A" * (MAX_BYTES * 2), "name": "a.bin"}], "files")


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "a\r\nX: y", "a\0b", "n" * 300])
def test_a_name_that_is_more_than_a_name(name: str) -> None:
    with pytest.raises(Refusal, match=r"nothing was sent"):
        AttachmentFolder().load([{"content_base64": "QQ==", "name": name}], "files")


def test_without_the_option_nothing_is_read(make: Make, stub: Any, folder: Path) -> None:
    arguments = {"originator": "a@b.c", "subject": "s", "files": [{"path": str(folder / "note.txt")}]}
    answer = asyncio.run(make().call("create_ticket", arguments))
    assert "--attachments DIR" in answer.content[0]["text"]
    assert stub.seen == []


EXPORTS = ["../x", "/tmp/x", "linked/x", "link.txt", "sub", ".", "", "a\0b", "no/such/folder", "sub/../../x"]


@pytest.mark.parametrize("path", EXPORTS)
def test_an_export_stays_in_its_folder(folder: Path, path: str) -> None:
    before = sorted(folder.parent.rglob("*"))
    with pytest.raises(Refusal):
        ExportFolder(folder).target(path, "path")
    assert sorted(folder.parent.rglob("*")) == before
    assert (folder.parent / "secret.txt").read_text("utf-8") == "SECRET"


def test_an_export_is_for_its_owner(make: Make, tmp_path: Path) -> None:
    application = make(limits=Limits(exports=ExportFolder(tmp_path)))
    answer = asyncio.run(application.call("export_replies", {"path": "rows.ndjson"}))
    assert not answer.is_error
    assert stat.S_IMODE((tmp_path / "rows.ndjson").stat().st_mode) == 0o600
