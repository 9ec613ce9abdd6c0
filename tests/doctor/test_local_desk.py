"""The doctor of a desk that lives in this process: where its data are, or what is wrong, and its tools."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def doctor(tmp_path: Path, **variables: str) -> tuple[int, str]:
    import os

    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **variables}
    command = [sys.executable, "-m", "deskwright", "doctor", "triage"]
    ended = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    return ended.returncode, ended.stdout


def test_it_tells_where_the_data_are(tmp_path: Path) -> None:
    code, told = doctor(tmp_path, TRIAGE_DATA_ROOT=str(tmp_path / "data"))
    assert code == 0, told
    assert f"it lives in this process and keeps its data at {tmp_path / 'data'}" in told
    assert "9 of 9 tools allowed here" in told
    assert "address" not in told


def test_it_tells_what_is_wrong_with_a_variable(tmp_path: Path) -> None:
    code, told = doctor(tmp_path, TRIAGE_DATA_ROOT=" ")
    assert code == 1
    assert "TRIAGE_DATA_ROOT" in told
