"""What lies on the disk between two starts: nobody else's word, no secret, nothing that a change leaves as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright import try_cache
from deskwright.front_answers import SNAPSHOT_FORMAT
from deskwright.front_files import snapshot_text
from deskwright.front_find import cache_file, file_stamp, read_snapshot

OK = {"200": {"description": "fine", "content": {"application/json": {"schema": {"type": "object"}}}}}
Document = Callable[..., str]
Tried = Callable[..., tuple[int, str, str]]
PATHS: dict[str, Any] = {"/t": {"delete": {"operationId": "drop", "responses": OK}}}


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o722])
def test_a_trial_is_not_taken_from_where_others_write(document: Document, tried: Tried, mode: int) -> None:
    made = document(PATHS)
    assert tried(made, "--list")[0] == 0
    root = try_cache.cache_root()
    (kept,) = root.glob("*/catalog.json")
    kept.write_text(kept.read_text("utf-8").replace('"destroy"', '"read"'), "utf-8")
    assert tried(made, "--list")[1].split()[5] == "read"  # what is kept is what is served
    root.chmod(mode)
    code, out, _ = tried(made, "--list")
    assert code == 0
    assert out.split()[5] == "destroy"


def test_a_snapshot_that_others_can_write_is_none(tmp_path: Path) -> None:
    path = tmp_path / "start.jsonl"
    path.write_text(snapshot_text({"format": SNAPSHOT_FORMAT, "lists": {}}, "[]"), "utf-8")
    path.chmod(0o600)
    assert read_snapshot(str(path), "cached") is not None
    path.chmod(0o622)
    assert read_snapshot(str(path), "cached") is None
    assert read_snapshot(str(path), "generated") is not None  # beside its catalogue, which is as open


@pytest.mark.parametrize("words", [["--credential", "key=%s"], ["--credential=key=%s"], ["--cred", "key=%s"]])
def test_no_file_is_named_after_a_credential(words: list[str]) -> None:
    def named(value: str) -> str:
        return cache_file(["try", "a.json", *(word.replace("%s", value) for word in words)])

    assert named("one") == named("another")
    # what a start asks of a value still tells two starts apart
    assert len({named("one"), named("user:one"), named(""), named("a\nb")}) == 4
    assert cache_file(["try", "--credential", "a=one"]) != cache_file(["try", "--credential", "b=one"])
    assert cache_file(["serve", "--ca-file", "a=one"]) != cache_file(["serve", "--ca-file", "a=two"])


def test_a_change_that_takes_its_time_back_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    path.write_text('{"a": 1}', "utf-8")
    before, facts = file_stamp(str(path)), path.stat()
    path.write_text('{"a": 2}', "utf-8")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert file_stamp(str(path)) != before
