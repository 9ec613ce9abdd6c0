"""What every test folder shares: expected files and how to accept new ones."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the state folder of whoever runs it; processes that a test starts inherit this."""
    if not os.environ.get("DESKWRIGHT_STATE", "").startswith(str(tmp_path_factory.getbasetemp())):
        monkeypatch.setenv("DESKWRIGHT_STATE", str(tmp_path_factory.mktemp("state") / "state.sqlite3"))


@pytest.fixture
def golden() -> Callable[[Path, str], None]:
    """Compare a text with an expected file: made locally when missing, an error in CI when missing.

    `make golden` (GOLDEN=1) accepts what comes out now.
    """

    def compare(path: Path, text: str) -> None:
        name = path.relative_to(ROOT)
        if os.environ.get("GOLDEN") or (not path.exists() and not os.environ.get("CI")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            return
        assert path.exists(), f"{name} is missing\nnext: make golden, look at it, commit it"
        expected = path.read_text("utf-8")
        if text != expected:
            lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), str(name), "now", lineterm="")
            pytest.fail("\n".join([*list(lines)[:80], "accept with: make golden"]), pytrace=False)

    return compare
