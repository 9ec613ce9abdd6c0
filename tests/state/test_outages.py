"""A database that is away: the operator hears of it once, and once more when it is back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from deskwright.errors import SetupError
from deskwright.state.outages import Outages
from deskwright.state.store import open_store

from tests.state.postgres import PASSWORD, PostgresServer


def test_a_file_that_is_away_and_back(tmp_path: Path) -> None:
    place, aside = tmp_path / "state.sqlite3", tmp_path / "aside"
    told: list[str] = []
    state = open_store(str(place))
    state.tell_outages(told.append)
    state._engine.dispose()
    place.rename(aside)
    place.mkdir()
    for _ in range(3):
        with pytest.raises(SetupError):
            state.grants.get("c-1")
        with pytest.raises(SetupError):
            state.limits.count("x", 60)
    (words,) = told
    assert words.startswith(f"warning: the state {place} cannot be written (unable to open database file)")
    place.rmdir()
    aside.rename(place)
    for _ in range(3):
        assert state.grants.get("c-1") is None
    assert told[1:] == [f"the state {place} can be used again"]
    state.close()


def test_a_server_that_is_away_and_no_password_is_told(postgres_server: PostgresServer) -> None:
    import psycopg

    place = postgres_server.database()
    name = place.partition("@/")[2].partition("?")[0]
    told: list[str] = []
    state = open_store(place, tell=lambda text: None)
    state.tell_outages(told.append)
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        for _ in range(3):
            with pytest.raises(SetupError):
                state.grants.get("c-1")
        assert len(told) == 1
        assert PASSWORD not in told[0]
        connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert state.grants.get("c-1") is None
    assert told[1:] == [f"the state {state.shown} can be used again"]
    state.close()


def test_what_comes_and_goes_is_told_once_in_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    told: list[str] = []
    outage = Outages(told.append)
    for _ in range(3):
        outage.failed("away")
        outage.worked("back")
    assert len(told) == 2
    outage.failed("away for long")
    now += 61
    outage.failed("away for long")
    assert told[2].startswith("warning: away for long")


def test_another_way_out_where_more_than_the_audit_needs_it(tmp_path: Path) -> None:
    from deskwright.state import check_writable

    (tmp_path / "file").write_text("x")
    with pytest.raises(SetupError, match=r"or use --audit off and --no-oauth$"):
        check_writable(str(tmp_path / "file" / "state"), without="--audit off and --no-oauth")
