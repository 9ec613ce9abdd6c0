"""What is wrong with a document is told on standard error: the first in full, the rest counted, all where to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from deskwright import cli

from .conftest import Trying, document, operation

Attempt = Callable[..., Trying]
Write = Callable[..., str]
BASE = ("--base-url", "http://127.0.0.1:9")
# Nine operations, each with the id of the first: eight warnings.
TWICE = document({f"/p/{n}": {"get": operation("same")} for n in range(9)})


def test_the_first_are_told_and_the_rest_counted(attempt: Attempt, write: Write, cache: Path) -> None:
    path = write(TWICE)
    tried = attempt(path, *BASE)
    assert tried.err.count("GEN050") == 5
    (kept,) = cache.glob("*/findings.txt")
    assert f"deskwright: 3 more findings: --findings all or {kept}" in tried.err
    assert kept.read_text().count("GEN050") == 8
    again = attempt(path, *BASE)
    assert f"deskwright: 8 findings: {kept}" in again.err
    assert "GEN050" not in again.err


def test_all_and_none(attempt: Attempt, write: Write) -> None:
    path = write(TWICE)
    for _ in range(2):
        assert attempt(path, *BASE, "--findings", "all").err.count("GEN050") == 8
        assert "GEN050" not in attempt(path, *BASE, "--findings", "none").err


def test_a_finding_says_where_what_and_what_to_do(attempt: Attempt, write: Write) -> None:
    lines = attempt(write(TWICE), *BASE).err.splitlines()
    at = lines.index("./corner.json#/paths/~1p~11/get: GEN050 operationId same stands twice: this one became same_2")
    assert lines[at + 1 : at + 3] == ["  nothing is lost", "  fix: give each operation its own operationId"]


def test_a_document_cannot_speak_to_the_terminal(attempt: Attempt, write: Write) -> None:
    evil = document({"/p\x1b[2J/{a": {"get": operation("a\x1b]0;x\x07")}, "/q": {"get": operation("a\x1b]0;x\x07")}})
    evil["info"]["title"] = "nice\x1b[31m"
    tried = attempt(write(evil), *BASE, "--findings", "all")
    assert tried.code == 0
    assert "\x1b" not in tried.err
    assert "\x1b" not in attempt(write(evil), *BASE, "--list").out


NOTHING = [
    ("notes.txt", "just words", "GEN002"),
    ("a.json", "{", "GEN001"),
    ("a.json", '{"info": {}}', "GEN002"),
    ("a.yaml", "- 1\n- 2\n", "GEN002"),
    ("a.json", "", "GEN002"),
    ("a.json", '{"openapi": "2.9.1", "paths": {}}', "GEN003"),
    ("a.json", '{"openapi": "3.0.0", "info": {"title": "x"}, "paths": []}', "GEN005"),
]


@pytest.mark.parametrize(("name", "text", "code"), NOTHING, ids=[str(n) for n in range(len(NOTHING))])
def test_what_is_no_description_of_an_api(attempt: Attempt, write: Write, name: str, text: str, code: str) -> None:
    tried = attempt(write(text, name), *BASE)
    assert tried.code == 1
    assert f"./{name}#" in tried.err
    assert code in tried.err
    assert "fix: " in tried.err
    assert f"deskwright: {name} cannot be served: the findings above say what is wrong" in tried.err
    assert "Traceback" not in tried.err


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("https://desk.example/openapi.json", "nothing is fetched: download it first"),
        (".", "is a folder: name the document in it"),
        ("gone.json", "gone.json: no such file"),
    ],
)
def test_what_is_no_file(attempt: Attempt, word: str, told: str) -> None:
    tried = attempt(word, *BASE)
    assert tried.code == 2
    assert told in tried.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--json"], "--json goes with --list"),
        (["--sandbox"], "--sandbox: a document has none"),
        (["--over", "triage"], "--over triage: none of corner_desk works over another desk"),
        (["--all-tools", "--tools", "a"], "--all-tools does not go with --toolsets or --tools"),
        (["--max-result", "3"], "--max-result: at least 1000 bytes"),
    ],
)
def test_options_that_do_not_go(attempt: Attempt, write: Write, options: list[str], told: str) -> None:
    tried = attempt(write(document({"/a": {"get": operation("a")}})), *BASE, *options)
    assert tried.code == 2
    assert told in tried.err


def test_without_the_generators_it_says_what_to_install(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import deskwright.generators as door

    def missing(name: str) -> None:
        raise ModuleNotFoundError("no yaml", name="yaml")

    monkeypatch.setattr(door, "import_module", missing)
    assert cli.main(["try", write(TWICE), *BASE]) == 1
    assert "pip install 'deskwright[codegen]'" in capsys.readouterr().err
