"""A store, the page over it, and a visitor or a browser in front of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from deskwright.state import open_state

# The tests' own modules, however pytest was started.
sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]

if TYPE_CHECKING:
    from deskwright.state.store import State

    from tests.approvals.visitors import Listening, Served, Visitor


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state without anything in it: made once, copied for each test."""
    place = tmp_path_factory.mktemp("empty") / "state.sqlite3"
    open_state(str(place)).close()
    return place


@pytest.fixture
def state(tmp_path: Path, empty_state: Path) -> Iterator[State]:
    shutil.copyfile(empty_state, tmp_path / "state.sqlite3")
    (tmp_path / "state.sqlite3").chmod(0o600)
    opened = open_state(str(tmp_path / "state.sqlite3"))
    yield opened
    opened.close()


@pytest.fixture
def served(state: State) -> Served:
    from tests.approvals.visitors import ORIGIN, Place, served_by

    return served_by(state, Place(ORIGIN, by_link=False, base="/Zq1secret"))


@pytest.fixture
def linked(state: State) -> Served:
    """The page behind an https address, for people with links."""
    from tests.approvals.visitors import Place, served_by

    return served_by(state, Place("https://approvals.example.org", by_link=True))


@pytest.fixture
def visitor(served: Served) -> Visitor:
    from tests.approvals.visitors import Visitor

    return Visitor(served).enter()


@pytest.fixture
def listening(state: State) -> Iterator[Listening]:
    from tests.approvals.visitors import Listening

    made = Listening(state)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for all tests of a module: while it is open, an event loop runs in this thread."""
    from tests.approvals.visitors import CHROMIUM, browser

    if not CHROMIUM.exists():
        pytest.skip("there is no /usr/bin/chromium: apt-get install chromium")
    with browser() as opened:
        yield opened
