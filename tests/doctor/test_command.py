"""A client that does not find the command: what is on PATH, and the whole path to write down."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from deskwright.check_command import check_command, own_command


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """This installation's commands, and a folder of PATH."""
    own, path = tmp_path / "own", tmp_path / "path"
    own.mkdir()
    path.mkdir()
    make(own / "deskwright")
    return own, path


def make(file: Path) -> None:
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)


def told(folders: tuple[Path, Path]) -> list[tuple[str, str]]:
    return [(check.status, check.text) for check in check_command(folders[0], str(folders[1]))]


def test_neither_is_there(folders: tuple[Path, Path]) -> None:
    found, uvx = check_command(folders[0], str(folders[1]))
    assert (found.status, found.text) == ("warning", "deskwright is not on PATH")
    assert found.fix
    assert str(folders[0] / "deskwright") in found.fix
    assert uvx.status == "unknown"
    assert uvx.text == "uv and uvx are not on PATH: only a configuration made with register --uvx needs them"


def test_both_are_there(folders: tuple[Path, Path]) -> None:
    (folders[1] / "deskwright").symlink_to(folders[0] / "deskwright")
    make(folders[1] / "uvx")
    whole = "a client that does not find it needs the whole path"
    assert told(folders) == [
        ("ok", f"deskwright is on PATH; {whole}: {folders[0] / 'deskwright'}"),
        ("ok", f"uvx is on PATH; {whole}: {folders[1] / 'uvx'}"),
    ]


def test_another_installation_comes_first(folders: tuple[Path, Path]) -> None:
    make(folders[1] / "deskwright")
    make(folders[1] / "uv")
    other, uv = told(folders)
    assert other == ("warning", f"deskwright on PATH is another installation: {folders[1] / 'deskwright'}")
    assert uv[1] == f"uv is on PATH and uvx is not; `uv tool run` is the same as uvx: {folders[1] / 'uv'}"


def test_an_installation_without_a_script(tmp_path: Path) -> None:
    assert own_command(tmp_path) == (str(Path(sys.executable).absolute()), "-m", "deskwright")
