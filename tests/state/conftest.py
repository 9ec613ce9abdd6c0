"""What the tests of the state share: an empty place on each database, or an open one that is emptied for each test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]

from deskwright.state import State, open_state  # noqa: E402
from deskwright.state.chain import GENESIS  # noqa: E402

from tests.state.made import behind  # noqa: E402
from tests.state.postgres import postgres_server  # noqa: E402

__all__ = ["place", "postgres_server", "state"]

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a state may be made: a file in a folder that is not there yet, or an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "folder" / "state.sqlite3")
    return str(request.getfixturevalue("postgres_server").database())


@pytest.fixture(params=ENGINES, scope="module")
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[State]:
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("place") / "state.sqlite3")
    else:
        place = str(request.getfixturevalue("postgres_server").database())
    state = open_state(place)
    yield state
    state.close()


@pytest.fixture
def state(opened: State) -> State:
    """An open state that holds nothing."""
    with behind(opened.place) as tables:
        for name in ("proposals", "audit", "audit_head", "links"):
            tables(f"DELETE FROM {name}")
        tables("INSERT INTO audit_head VALUES (1, 0, ?)", GENESIS)
    return opened
