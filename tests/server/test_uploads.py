"""Files as parts of a form and as objects in JSON: what is sent, how many, how large, and what is refused unread."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.invoke import Limits
from deskwright.results import Answer
from deskwright.uploads import AttachmentFolder, Bounds, gather

PARTS = {"mode": "parts", "into": "body#/files[]", "max_count": 3, "max_bytes": 10}
CODED = {**PARTS, "content": "content", "name": "filename"}
MEMBERS = {"Content": "base64", "ContentType": "type", "Filename": "name", "Size": "size"}
OBJECTS = {**CODED, "mode": "objects", "into": "body#/Attachment", "members": MEMBERS}


def coded(content: bytes, name: str) -> dict[str, str]:
    return {"content": base64.b64encode(content).decode(), "filename": name}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("a.txt", b"aa"), ("b.png", b"bbb"), ("ten.bin", b"x" * 10), ("eleven.bin", b"x" * 11)):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path / "in"


@pytest.fixture
def limits(folder: Path) -> Limits:
    return Limits(attachments=AttachmentFolder(folder))


@pytest.fixture
def desk(worded: Any) -> Any:
    worded.answers |= {"POST /tickets/7/notes": {}, "POST /tickets": {}}
    arguments = {"id": {"to": ["path.id"]}, "text": {"to": ["body#/text"]}, "files": {}, "coded": {}}
    both = [{"argument": "files", **CODED}, {"argument": "coded", **CODED}]
    worded.tool("note", "tickets.note", arguments, uploads=both)
    objects = [{"argument": "files", **OBJECTS}, {"argument": "coded", **OBJECTS}]
    arguments = {"title": {"to": ["body#/title"]}, "files": {}, "coded": {}}
    worded.tool("create", "tickets.create", arguments, uploads=objects)
    return worded


def refused(answer: Answer) -> str:
    assert answer.is_error
    assert (answer.structured or {})["error"]["code"] == "attachment_refused"
    return str(answer.content[0]["text"])


def test_files_become_parts_of_the_form(desk: Any, limits: Limits) -> None:
    given = {"files": ["b.png"], "coded": [coded(b"cc", "ç d.txt"), coded(b"e", "e")]}
    answer = desk.call("note", id="7", text="hi", limits=limits, **given)
    assert answer.is_error is False, answer.content
    (request,) = desk.seen
    assert sorted(request[3], key=str) == sorted(
        [
            ("text", "hi"),
            ("files[]", ("b.png", "image/png", b"bbb")),
            ("files[]", ("ç d.txt", "text/plain", b"cc")),
            ("files[]", ("e", "application/octet-stream", b"e")),
        ],
        key=str,
    )


def test_files_become_objects(desk: Any, limits: Limits) -> None:
    desk.call("create", title="t", files=["a.txt"], coded=[coded(b"\0\xff", "x.bin")], limits=limits)
    assert desk.sent[3] == {
        "title": "t",
        "Attachment": [
            {"Content": "YWE=", "ContentType": "text/plain", "Filename": "a.txt", "Size": 2},
            {"Content": "AP8=", "ContentType": "application/octet-stream", "Filename": "x.bin", "Size": 2},
        ],
    }


def test_only_the_members_that_are_wanted(desk: Any, limits: Limits) -> None:
    words = {**OBJECTS, "argument": "files", "members": {"Data": "base64"}, "into": "body#/ticket/files"}
    desk.tool("create", "tickets.create", {"files": {}}, uploads=[words])
    desk.call("create", files=["a.txt"], limits=limits)
    assert desk.sent[3] == {"ticket": {"files": [{"Data": "YWE="}]}}


@pytest.mark.parametrize("given", [{}, {"files": []}, {"files": None, "coded": []}])
def test_no_files_no_place(desk: Any, limits: Limits, given: dict[str, Any]) -> None:
    desk.call("create", title="t", limits=limits, **given)
    desk.call("note", id="7", text="hi", limits=limits, **given)
    assert [body for *_, body in desk.seen] == [{"title": "t"}, [("text", "hi")]]


def test_one_path_is_one_file(desk: Any, limits: Limits) -> None:
    """Where a schema takes a text or one object: its letters and members are no files."""
    desk.call("create", files="a.txt", limits=limits)
    assert [item["Filename"] for item in desk.sent[3]["Attachment"]] == ["a.txt"]
    desk.call("create", coded=coded(b"x", "one.txt"), limits=limits)
    assert [item["Filename"] for item in desk.sent[3]["Attachment"]] == ["one.txt"]


def test_a_file_that_says_its_name_and_type(desk: Any, limits: Limits) -> None:
    item = {"path": "a.txt", "filename": "report.csv", "type": "text/csv"}
    desk.call("create", files=[item], limits=limits)
    (sent,) = desk.sent[3]["Attachment"]
    assert (sent["Filename"], sent["ContentType"]) == ("report.csv", "text/csv")


# --- how many, how large -------------------------------------------------------------------------------


@pytest.mark.parametrize("tool", ["note", "create"])
def test_arguments_for_one_place_count_together(desk: Any, limits: Limits, tool: str) -> None:
    more = {"id": "7"} if tool == "note" else {}
    files, others = ["a.txt", "b.png"], [coded(b"c", "c")]
    assert desk.call(tool, limits=limits, files=files, coded=others, **more).is_error is False
    desk.seen.clear()
    # the missing file is not looked for: counted before anything is read
    text = refused(desk.call(tool, limits=limits, files=[*files, "missing.txt"], coded=others, **more))
    assert "files and coded: 4 files" in text
    assert "at most 3" in text
    assert "coded: 4 files" in refused(desk.call(tool, limits=limits, coded=others * 4, **more))
    assert desk.seen == []


def test_places_of_their_own_count_by_themselves(desk: Any, limits: Limits) -> None:
    words = [{**OBJECTS, "argument": "files"}, {**OBJECTS, "argument": "coded", "into": "body#/Other"}]
    desk.tool("create", "tickets.create", {"files": {}, "coded": {}}, uploads=words)
    desk.call("create", files=["a.txt"] * 3, coded=[coded(b"c", "c")] * 3, limits=limits)
    assert [len(desk.sent[3][place]) for place in ("Attachment", "Other")] == [3, 3]


def test_the_smallest_count_holds_for_a_place(folder: Path) -> None:
    words = [{"argument": "a", **PARTS, "max_count": 2}, {"argument": "b", **PARTS, "max_count": 9}]
    with pytest.raises(Refusal) as caught:
        gather(words, {"a": ["a.txt"], "b": ["a.txt", "b.png"]}, AttachmentFolder(folder))
    assert "at most 2" in caught.value.why


def test_each_file_has_its_limit(desk: Any, limits: Limits) -> None:
    assert desk.call("create", files=["ten.bin"] * 3, limits=limits).is_error is False
    assert desk.call("create", coded=[coded(b"x" * 10, "c")] * 3, limits=limits).is_error is False
    desk.seen.clear()
    assert "eleven.bin: too large" in refused(desk.call("create", files=["a.txt", "eleven.bin"], limits=limits))
    assert "too large" in refused(desk.call("create", coded=[coded(b"x" * 14, "c")], limits=limits))
    assert "coded: too large" in refused(desk.call("create", coded=[coded(b"x" * 11, "c")], limits=limits))
    assert desk.seen == []


def test_the_largest_file_that_may_be_said(tmp_path: Path) -> None:
    """A word may allow more than this server does by itself; then that much is read, and not a byte more."""
    (tmp_path / "big").write_bytes(b"\0" * (26 * 1024 * 1024))
    folder = AttachmentFolder(tmp_path)
    with pytest.raises(Refusal):
        folder.load(["big"], "files")
    most = 26 * 1024 * 1024
    assert len(folder.load(["big"], "files", Bounds(1, most, most))[0].content) == most
    with pytest.raises(Refusal):
        folder.load(["big"], "files", Bounds(1, most - 1, most))
    with pytest.raises(Refusal, match="too large") as caught:
        folder.load(["big", "big"], "files", Bounds(2, most, most))
    assert caught.value.why == "the files of one call may have 26 MiB together"


# --- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "item",
    [
        "../secret.txt", "link.txt", "/etc/passwd", "missing.txt", ".", "", "a\0.txt",
        {"path": "../secret.txt", "filename": "x"}, {"path": "a.txt", "content": "YQ==", "filename": "x"},
        {"content": "", "filename": "x"}, {"content": "YQ=="}, {"content": "YQ==", "filename": ""},
        {"content": "YQ==", "filename": "a/b"},
        {"content": "YQ==", "filename": "..\\x"}, {"content": "YQ==", "filename": "a\r\nX: y"},
        {"content": "YQ==", "filename": "x" * 256}, {"content": "not base64!", "filename": "x"}, {"filename": "x"},
        {"content": "YQ==", "filename": "x", "type": "text/html\r\nX: y"}, 5, None, ["a.txt"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("tool", ["note", "create"])
def test_files_that_are_refused(desk: Any, limits: Limits, tool: str, item: Any) -> None:
    more = {"id": "7"} if tool == "note" else {}
    answer = desk.call(tool, limits=limits, files=["a.txt", item], **more)
    text = refused(answer)
    assert len(text) < 600
    assert "secret" not in json.dumps(answer.structured).replace("../secret.txt", "")
    assert desk.seen == []


def test_without_a_folder_base64_alone_is_taken(desk: Any) -> None:
    assert "--attachments" in refused(desk.call("create", files=["a.txt"]))
    assert desk.seen == []
    assert desk.call("create", coded=[coded(b"c", "c")]).is_error is False


def test_a_bad_file_is_told_before_a_name_is_looked_up(desk: Any, limits: Limits) -> None:
    """The refusal says that nothing was sent: files are read before the desk is asked for anything."""
    look_up = {"operation": "people.list", "items": "", "match": ["name"], "value": "id"}
    arguments = {"person": {"to": ["body#/person"], "resolve": look_up}, "files": {}}
    desk.answers["GET /people"] = [{"id": 1, "name": "Ann"}]
    desk.tool("create", "tickets.create", arguments, uploads=[{**OBJECTS, "argument": "files"}])
    refused(desk.call("create", person="Ann", files=["missing.txt"], limits=limits))
    assert desk.seen == []
