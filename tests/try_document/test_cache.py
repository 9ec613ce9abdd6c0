"""What is kept between two starts: found by hashing alone, dropped when anything that counts has changed."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright import generators, try_cache, try_command

from .conftest import Trying, document, operation

Attempt = Callable[..., Trying]
Write = Callable[..., str]
BASE = ("--base-url", "http://127.0.0.1:9")
SHARED = {"Ticket": {"type": "object", "properties": {"subject": {"type": "string"}}}}
PARTED = document(
    {
        "/tickets": {
            "post": operation(
                "create",
                requestBody={"content": {"application/json": {"schema": {"$ref": "parts/shared.json#/Ticket"}}}},
            )
        }
    }
)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which modules of the generators were asked for."""
    asked: list[str] = []

    def load(room: str, command: str) -> Any:
        asked.append(room)
        return generators.load_generators(room, command)

    monkeypatch.setattr(try_command, "load_generators", load)
    return asked


def test_the_second_start_reads_nothing(attempt: Attempt, write: Write, reads: list[str]) -> None:
    path = write(document({"/a": {"get": operation("a")}}))
    first = attempt(path, *BASE)
    assert reads == ["trial"]
    second = attempt(path, *BASE, "--read-only")
    assert reads == ["trial"]
    assert first.tools == second.tools


def test_the_second_start_imports_no_generator(write: Write, attempt: Attempt) -> None:
    path = write(document({"/a": {"get": operation("a")}}))
    attempt(path, "--list")
    told = "import sys; from deskwright.cli import main; code = main(sys.argv[1:]); " + (
        "print(code, sorted({name.split('.')[0] for name in sys.modules} & "
        "{'deskwright_codegen', 'yaml', 'jsonschema', 'openapi_python_client', 'mcp', 'httpx'}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", told, "try", path, "--list", "--json"], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "0 []"
    assert [tool["name"] for tool in json.loads(done.stdout)["tools"]] == ["a"]


def test_a_changed_document_is_read_again(attempt: Attempt, write: Write, reads: list[str]) -> None:
    assert attempt(write(document({"/a": {"get": operation("a")}})), *BASE).names == ["a"]
    path = write(document({"/a": {"get": operation("b")}}))
    assert attempt(path, *BASE).names == ["b"]
    assert attempt(path, *BASE).names == ["b"]
    assert reads == ["trial", "trial"]
    # what it was before is still there
    assert attempt(write(document({"/a": {"get": operation("a")}})), *BASE).names == ["a"]


def test_a_changed_file_beside_it_is_read_again(attempt: Attempt, write: Write, reads: list[str]) -> None:
    path = write(PARTED)
    missing = attempt(path, *BASE)
    assert "GEN004" in missing.err
    write(SHARED, "parts/shared.json")
    found = attempt(path, *BASE)
    assert found.tools[0]["inputSchema"]["properties"]["subject"] == {"type": "string"}
    write({"Ticket": {"type": "object", "properties": {"title": {"type": "string"}}}}, "parts/shared.json")
    changed = attempt(path, *BASE)
    assert changed.tools[0]["inputSchema"]["properties"]["title"] == {"type": "string"}
    assert len(reads) == 3


def test_changed_generators_read_it_again(
    attempt: Attempt, write: Write, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(document({"/a": {"get": operation("a")}}))
    attempt(path, *BASE)
    monkeypatch.setattr(try_cache, "generators_mark", lambda: "another")
    attempt(path, *BASE)
    assert reads == ["trial", "trial"]


def test_a_spoilt_cache_is_made_anew(attempt: Attempt, write: Write, reads: list[str], cache: Path) -> None:
    path = write(document({"/a": {"get": operation("a")}}))
    attempt(path, *BASE)
    for index in (cache / "index").iterdir():
        index.write_text("{")
    assert attempt(path, *BASE).names == ["a"]
    for catalogue in cache.glob("*/catalog.json"):
        catalogue.unlink()
        for other in catalogue.parent.iterdir():
            other.unlink()
        catalogue.parent.rmdir()
    assert attempt(path, *BASE).names == ["a"]
    assert len(reads) == 3


def test_a_disk_that_takes_nothing_stops_nothing(
    attempt: Attempt, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", write("", "a-file"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert attempt(write(document({"/a": {"get": operation("a")}})), *BASE).names == ["a"]


def test_only_the_owner_reads_it(attempt: Attempt, write: Write, cache: Path) -> None:
    attempt(write(document({"/a": {"get": operation("a")}})), *BASE)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert sorted(path.name for path in next(cache.glob("*/catalog.json")).parent.iterdir()) == [
        "catalog.json", "findings.txt", "trial.json",
    ]  # fmt: skip
    assert not list(cache.glob(".half-*"))


def test_what_nobody_used_for_a_month_goes(attempt: Attempt, write: Write, cache: Path) -> None:
    attempt(
        write(
            document({"/a": {"get": operation("a")}}),
        ),
        *BASE,
    )
    (old,) = (path.parent for path in cache.glob("*/catalog.json"))
    os.utime(old, (0, 0))
    attempt(write(document({"/b": {"get": operation("b")}}), "other.json"), *BASE)
    assert not old.exists()
    assert len(list(cache.glob("*/catalog.json"))) == 1
