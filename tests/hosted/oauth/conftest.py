"""What the tests of the authorization server share: desks over their sandboxes, and a place on each database."""

from __future__ import annotations

import itertools
import shutil
import sys
from pathlib import Path

import pytest

sys.path[:0] = [root for root in (str(Path(__file__).parents[3]),) if root not in sys.path]

from deskwright.hosted.desk import HostedDesk  # noqa: E402
from deskwright.state import open_state  # noqa: E402

from tests.hosted.desks import open_desk  # noqa: E402
from tests.state.postgres import PostgresServer, postgres_server  # noqa: E402

_COPIES = itertools.count()
__all__ = ["place", "postgres_server", "tiflux"]


@pytest.fixture(scope="session")
def tiflux() -> HostedDesk:
    """It keeps nothing of a test: no tenant is leased here."""
    return open_desk("tiflux")


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state that was opened once: making the tables takes longer than most tests."""
    path = tmp_path_factory.mktemp("blank") / "state.sqlite3"
    open_state(str(path)).close()
    return path


@pytest.fixture(scope="session")
def blank_database(postgres_server: PostgresServer) -> str:
    place = postgres_server.database()
    open_state(place, tell=lambda text: None).close()
    return place


@pytest.fixture
def file(tmp_path: Path, blank: Path) -> str:
    return str(shutil.copy(blank, tmp_path / "state.sqlite3"))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return str(request.getfixturevalue("file"))
    server, whole = request.getfixturevalue("postgres_server"), request.getfixturevalue("blank_database")
    name = f"copy{next(_COPIES)}"
    import psycopg

    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {whole.partition('@/')[2].partition('?')[0]}")
    return str(server.url(name))
