"""`make routes`: the dump is made by artisan in the application's folder; without PHP it says what to run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def application(tmp_path: Path) -> Path:
    """A folder that looks like a Laravel application."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "artisan").write_text("#!/usr/bin/env php\n")
    return folder


def fake_php(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """A `php` on the path that runs `body` with its arguments."""
    folder = tmp_path / "bin"
    folder.mkdir()
    php = folder / "php"
    php.write_text(f"#!/bin/sh\n{body}\n")
    php.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_the_dump_is_made_anew(
    project: Any, application: Path, tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, said: Any
) -> None:
    folder = project.copy_desk("tickiti", repository)
    project.run("regen", "--no-typecheck")
    routes = json.loads((folder / "routes.json").read_text("utf-8"))
    routes[0]["middleware"].append("throttle:60,1")
    (tmp_path / "dump.json").write_text(json.dumps(routes))
    fake_php(tmp_path, monkeypatch, f'echo "$@" > {tmp_path}/asked; cat {tmp_path}/dump.json')
    assert project.run("routes", "tickiti", "--dir", str(application)) == 0
    assert (tmp_path / "asked").read_text().strip() == "artisan route:list --json --path=api/v1"
    assert "155 routes written" in said()
    assert json.loads((folder / "routes.json").read_text("utf-8")) == routes


def test_without_php_it_says_what_to_run(
    project: Any, application: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, said: Any
) -> None:
    folder = project.copy_desk("tickiti", repository)
    before = (folder / "routes.json").read_bytes()
    monkeypatch.setenv("PATH", "/nonexistent")
    assert project.run("routes", "tickiti", "--dir", str(application)) == 1
    told = said()
    assert "there is no php" in told
    assert "php artisan route:list --json --path=api/v1 > routes.json" in told
    assert (folder / "routes.json").read_bytes() == before


def test_an_answer_that_is_no_dump_changes_nothing(
    project: Any, application: Path, tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, said: Any
) -> None:
    folder = project.copy_desk("tickiti", repository)
    before = (folder / "routes.json").read_bytes()
    fake_php(tmp_path, monkeypatch, "echo 'Class not found' >&2; exit 1")
    assert project.run("routes", "tickiti", "--dir", str(application)) == 1
    assert "Class not found" in said()
    assert (folder / "routes.json").read_bytes() == before
