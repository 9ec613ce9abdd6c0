"""A document from somebody who means no good, tried in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache and a state of its own for each test, and no project around it."""
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., str]:
    """Write a document and give its path."""

    def make(paths: Any, **more: Any) -> str:
        about = {
            "openapi": "3.1.0",
            "info": {"title": "Corner", "version": "1"},
            "servers": [{"url": "http://[::1]:9"}],
        }
        path = tmp_path / "corner.json"
        path.write_text(json.dumps({**about, "paths": paths, **more}), "utf-8")
        return str(path)

    return make


@pytest.fixture
def tried(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """`deskwright try`: exit code, standard output, standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(["try", *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run
