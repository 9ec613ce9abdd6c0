"""Files on their way to TiFlux: byte for byte with their names, or refused before anything is sent."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .tiflux_desk import File, TiFlux, error, form, text, tiflux

MIB = 1024 * 1024
#: tool -> path below the ticket, owner of the files in the desk, largest file
TOOLS: dict[str, tuple[str, str, int]] = {
    "create_ticket_answer": ("answers", "answer", 40 * MIB),
    "create_internal_communication": ("internal_communications", "communication", 25 * MIB),
}
EVERY_BYTE = bytes(range(256)) * 3 + b"\0\0\r\n\r\n--\r\n"
LINES = b"one\r\ntwo\nthree\r\n\r\n"
NEARLY_A_BOUNDARY = b'\r\n--0313ce1c180f366793f9baee45be61cc\r\nContent-Disposition: form-data; name="text"\r\n\r\nx'


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What may be attached, with everything beside it and in it that may not."""
    made = tmp_path / "attachments"
    (made / "sub").mkdir(parents=True)
    (made / "report.bin").write_bytes(EVERY_BYTE)
    (made / "relatório de março.txt").write_bytes(LINES)
    (made / "sub" / "deep.txt").write_bytes(b"deep")
    (made / "empty.txt").write_bytes(b"")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "attachments-other").mkdir()
    (tmp_path / "attachments-other" / "x.txt").write_bytes(b"other")
    (made / "link.txt").symlink_to(tmp_path / "secret.txt")
    (made / "inner-link.txt").symlink_to(made / "report.bin")
    (made / "linked").symlink_to(tmp_path, target_is_directory=True)
    (made / "dangling.txt").symlink_to(made / "nothing")
    os.mkfifo(made / "pipe")
    return made


@pytest.fixture(params=TOOLS)
def tool(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def desk(folder: Path) -> Iterator[TiFlux]:
    with tiflux(attachments=folder) as made:
        yield made


def fields(tool: str) -> dict[str, Any]:
    """What is sent beside the files."""
    return {"name": "<p>x</p>", "with_signature": False} if tool == "create_ticket_answer" else {"text": "<p>x</p>"}


def held(desk: TiFlux, tool: str, made: Any) -> list[File]:
    """What the desk keeps, as it told it."""
    rows = desk.world.files_of(TOOLS[tool][1], made["id"])
    assert [(row["file_name"], len(row["content"])) for row in rows] == [
        (file["file_name"], file["size"]) for file in made["files"]
    ]
    return [File(row["file_name"], row["content"]) for row in rows]


def send(desk: TiFlux, tool: str, **files: Any) -> Any:
    return desk.must(tool, ticket_number="37", text="x", **files)


# --- they arrive ---------------------------------------------------------------------------------------


def test_two_by_path_and_one_in_base64_arrive_byte_for_byte(desk: TiFlux, tool: str) -> None:
    made = send(
        desk,
        tool,
        files=["report.bin", "relatório de março.txt"],
        files_base64=[{"content": encoded(NEARLY_A_BOUNDARY), "filename": "orçamento 日本 😀.pdf"}],
    )
    files = [
        File("report.bin", EVERY_BYTE),
        File("relatório de março.txt", LINES),
        File("orçamento 日本 😀.pdf", NEARLY_A_BOUNDARY),
    ]
    assert desk.requests == [form(f"/tickets/37/{TOOLS[tool][0]}", *files, **fields(tool))]
    assert held(desk, tool, made) == files
    assert made["files_count"] == 3
    # The boundary is none of the bytes of a file.
    boundary = desk.sent[0].headers["content-type"].partition("boundary=")[2].encode()
    assert not any(boundary in file.content for file in files)


NAMES = (
    "plain.txt",
    "two  blanks.txt",
    "semi;colon=1.txt",
    "percent %41 100%.txt",
    "it's.txt",
    ".hidden",
    "no-suffix",
    "a" * 250 + ".txt",
    "résumé (1) [final] {v2}.pdf",
    "日本語.txt",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_arrive_as_they_are(desk: TiFlux, tool: str, name: str) -> None:
    made = send(desk, tool, files_base64=[{"content": encoded(b"x"), "filename": name}])
    assert desk.requests[0].files == (File(name, b"x"),)
    assert held(desk, tool, made) == [File(name, b"x")]


def test_quotes_in_a_name_arrive(desk: TiFlux, tool: str) -> None:
    """Written as browsers write them in a form, as %22, and read so by the desk."""
    name = 'the "final" one.txt'
    made = send(desk, tool, files_base64=[{"content": encoded(b"x"), "filename": name}])
    assert b'filename="the %22final%22 one.txt"\r\n' in desk.sent[0].content
    assert desk.requests[0].files == (File(name, b"x"),)
    assert held(desk, tool, made) == [File(name, b"x")]


def test_only_the_last_part_of_a_path_is_the_name(desk: TiFlux, tool: str) -> None:
    send(desk, tool, files=["sub/deep.txt", "./sub/../report.bin"])
    assert desk.requests[0].files == (File("deep.txt", b"deep"), File("report.bin", EVERY_BYTE))


def test_the_same_file_twice_is_two_files(desk: TiFlux, tool: str) -> None:
    one = {"content": encoded(b"deep"), "filename": "deep.txt"}
    made = send(desk, tool, files=["sub/deep.txt"], files_base64=[one, one])
    assert held(desk, tool, made) == [File("deep.txt", b"deep")] * 3


def test_ten_files_over_both_lists(desk: TiFlux, tool: str) -> None:
    parts = [{"content": encoded(bytes([number])), "filename": f"{number}.bin"} for number in range(5)]
    made = send(desk, tool, files=["sub/deep.txt"] * 5, files_base64=parts)
    files = [File("deep.txt", b"deep")] * 5 + [File(f"{number}.bin", bytes([number])) for number in range(5)]
    assert held(desk, tool, made) == files


def test_base64_may_be_broken_into_lines(desk: TiFlux, tool: str) -> None:
    content = base64.encodebytes(EVERY_BYTE).decode()
    assert "\n" in content
    made = send(desk, tool, files_base64=[{"content": content, "filename": "x.bin"}])
    assert held(desk, tool, made) == [File("x.bin", EVERY_BYTE)]


def test_an_empty_file_is_a_file(desk: TiFlux, tool: str) -> None:
    assert held(desk, tool, send(desk, tool, files=["empty.txt"])) == [File("empty.txt", b"")]


def test_types_are_told_by_the_name(desk: TiFlux, tool: str) -> None:
    names = {
        "a.txt": "text/plain",
        "a.png": "image/png",
        "a.pdf": "application/pdf",
        "a.unknown": "application/octet-stream",
    }
    made = send(desk, tool, files_base64=[{"content": encoded(b"x"), "filename": name} for name in names])
    assert {file["file_name"]: file["content_type"] for file in made["files"]} == names


def test_files_are_read_back(desk: TiFlux) -> None:
    desk.world.store_file(("ticket", 37), "a.bin", "application/octet-stream", b"x" * 2048)
    (row,) = desk.must("get_ticket_files", ticket_number="37")
    assert (row["file_name"], row["size"]) == ("a.bin", 2048)


# --- how large -----------------------------------------------------------------------------------------


def sparse(folder: Path, size: int) -> str:
    with (folder / "large.bin").open("wb") as file:
        file.truncate(size)
    return "large.bin"


def test_the_largest_note_file_arrives(desk: TiFlux, folder: Path) -> None:
    made = send(desk, "create_internal_communication", files=[sparse(folder, 25 * MIB)])
    assert [file["size"] for file in made["files"]] == [25 * MIB]


def test_larger_ones_of_an_answer_are_sent_and_the_desks_refusal_is_told(desk: TiFlux, folder: Path) -> None:
    """The tool takes 40 MiB, as it always did; the desk documents 25."""
    files = [sparse(folder, 25 * MIB + 1)]
    answer = desk.refused("create_ticket_answer", ticket_number="37", text="x", files=files)
    assert len(desk.sent) == 1
    assert "too large" in text(answer)
    assert "large.bin" in text(answer)
    assert desk.world.answers.where(ticket_number=37) == []


def test_one_byte_too_many_by_path(desk: TiFlux, folder: Path, tool: str) -> None:
    most = TOOLS[tool][2]
    files = ["sub/deep.txt", sparse(folder, most + 1)]
    told = desk.quietly_refused(tool, ticket_number="37", text="x", files=files)
    assert "large.bin" in told
    assert f"{most // MIB} MiB" in told


@pytest.mark.parametrize(("kind", "more"), [("answer", 1), ("note", 1), ("note", 2), ("note", 3)])
def test_too_many_bytes_in_base64(desk: TiFlux, kind: str, more: int) -> None:
    """The length of the text alone does not tell one byte: three bytes share four characters."""
    name = {"answer": "create_ticket_answer", "note": "create_internal_communication"}[kind]
    most = TOOLS[name][2]
    files = [{"content": encoded(bytes(most + more)), "filename": "large.bin"}]
    told = desk.quietly_refused(name, ticket_number="37", text="x", files_base64=files)
    assert f"{most // MIB} MiB" in told


def test_the_limit_is_of_each_file(desk: TiFlux, folder: Path) -> None:
    """Two that are large but not too large go together."""
    name = sparse(folder, 13 * MIB)
    made = send(desk, "create_internal_communication", files=[name, name])
    assert [file["size"] for file in made["files"]] == [13 * MIB] * 2


# --- what is refused -----------------------------------------------------------------------------------

OUTSIDE = [
    "../secret.txt",
    "sub/../../secret.txt",
    "../attachments-other/x.txt",
    "/etc/passwd",
    "link.txt",
    "inner-link.txt",
    "dangling.txt",
    "linked/secret.txt",
    "linked/attachments/report.bin",
    ".",
    "sub",
    "sub/",
    "",
    "pipe",
    "no-such-file.txt",
    "sub/no-such-file.txt",
    "report.bin/x",
    "report.bin\0.txt",
    "~/x.txt",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_is_no_file_of_the_folder(desk: TiFlux, tool: str, path: str) -> None:
    told = desk.quietly_refused(tool, ticket_number="37", text="x", files=["report.bin", path])
    assert told.startswith("refused: files")
    assert "secret" not in told.replace("secret.txt", "")


def test_an_absolute_path_outside(desk: TiFlux, folder: Path, tool: str) -> None:
    told = desk.quietly_refused(tool, ticket_number="37", text="x", files=[str(folder.parent / "secret.txt")])
    assert "attachments folder" in told


def test_a_folder_of_that_name_that_is_a_link(folder: Path, tool: str) -> None:
    """The folder itself may be reached through one: that is the operator's choice."""
    (folder.parent / "alias").symlink_to(folder, target_is_directory=True)
    with tiflux(attachments=folder.parent / "alias") as desk:
        send(desk, tool, files=["report.bin"])
        desk.quietly_refused(tool, ticket_number="37", text="x", files=["link.txt"])


def test_no_folder_no_files(tool: str) -> None:
    with tiflux() as desk:
        told = desk.quietly_refused(tool, ticket_number="37", text="x", files=["report.bin"])
        assert "--attachments" in told
        send(desk, tool, files_base64=[{"content": encoded(b"x"), "filename": "x.txt"}])


ONE = {"content": encoded(b"x"), "filename": "x.txt"}
#: arguments -> a word that the refusal has to hold
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "eleven over both lists": ({"files": ["report.bin"] * 6, "files_base64": [ONE] * 5}, "11 files"),
    "eleven by path": ({"files": ["report.bin"] * 11}, "at most 10"),
    "eleven in base64": ({"files_base64": [ONE] * 11}, "at most 10"),
    "no base64": ({"files_base64": [{**ONE, "content": "this is no base64!"}]}, "not base64"),
    "half of it": ({"files_base64": [{**ONE, "content": "eHh4e"}]}, "not base64"),
    "padding alone": ({"files_base64": [{**ONE, "content": "===="}]}, "not base64"),
    "of the other alphabet": ({"files_base64": [{**ONE, "content": "-_-_"}]}, "not base64"),
    "a data address": ({"files_base64": [{**ONE, "content": "data:text/plain;base64,eA=="}]}, "not base64"),
    "the second of two is broken": ({"files_base64": [ONE, {**ONE, "content": "%"}]}, "not base64"),
    "no content": ({"files_base64": [{"filename": "x.txt"}]}, "files_base64[0].content"),
    "empty content": ({"files_base64": [{**ONE, "content": ""}]}, "files_base64[0].content"),
    "blank content": ({"files_base64": [{**ONE, "content": " \n"}]}, "content"),
    "null as content": ({"files_base64": [{**ONE, "content": None}]}, "files_base64[0].content"),
    "no name": ({"files_base64": [{"content": ONE["content"]}]}, "files_base64[0].filename"),
    "empty name": ({"files_base64": [{**ONE, "filename": ""}]}, "files_base64[0].filename"),
    "a path as name": ({"files_base64": [{**ONE, "filename": "../x.txt"}]}, "without folders"),
    "a path of Windows as name": ({"files_base64": [{**ONE, "filename": "C:\\x.txt"}]}, "without folders"),
    "a line break in the name": ({"files_base64": [{**ONE, "filename": "x\r\nX-Evil: 1"}]}, "not a file name"),
    "a NUL in the name": ({"files_base64": [{**ONE, "filename": "x\0.txt"}]}, "not a file name"),
    "a very long name": ({"files_base64": [{**ONE, "filename": "n" * 256}]}, "not a file name"),
    "a text instead of an object": ({"files_base64": [ONE["content"]]}, "files_base64[0]"),
    "a path in the object": ({"files_base64": [{**ONE, "path": "report.bin"}]}, "files_base64[0]"),
    "an object instead of a path": ({"files": [ONE]}, "files[0]"),
    "a path instead of a list": ({"files": "report.bin"}, "files"),
    "an object instead of a list": ({"files_base64": ONE}, "files_base64"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_attached(desk: TiFlux, tool: str, name: str) -> None:
    files, word = WRONG[name]
    told = desk.quietly_refused(tool, ticket_number="37", text="x", **files)
    assert word in told
    # Neither the content nor a part of it is repeated.
    assert "this is no base64" not in told


def test_a_count_is_refused_before_a_file_is_read(desk: TiFlux, tool: str) -> None:
    """Eleven of which none is there: it is the number that is told."""
    told = desk.quietly_refused(tool, ticket_number="37", text="x", files=["nothing"] * 6, files_base64=[ONE] * 5)
    assert "files and files_base64: 11 files" in told


def test_a_refusal_says_what_kind_it_is(desk: TiFlux, tool: str) -> None:
    answer = desk.refused(tool, ticket_number="37", text="x", files=["../secret.txt"])
    assert error(answer)["code"] == "attachment_refused"


def test_without_files_nothing_of_them_is_sent(desk: TiFlux, tool: str) -> None:
    send(desk, tool, files=[], files_base64=[])
    assert desk.requests == [form(f"/tickets/37/{TOOLS[tool][0]}", **fields(tool))]
