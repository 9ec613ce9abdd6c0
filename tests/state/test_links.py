"""One-time links: they name somebody once, within their time, and what is stored opens nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from deskwright.state import State

from tests.state.made import behind


def test_a_link_names_its_owner_once(state: State) -> None:
    token = state.links.make('Zoë "Z" \\ Ångström', 60)
    other = state.links.make("ben", timedelta(minutes=1))
    assert len(token) >= 43
    assert state.links.redeem(token) == 'Zoë "Z" \\ Ångström'
    assert state.links.redeem(token) is None
    assert state.links.redeem(other) == "ben"


@pytest.mark.parametrize("token", ["", "nonsense", "\ud800", "\x00", "x" * 10_000])
def test_another_token_names_nobody(state: State, token: str) -> None:
    state.links.make("ann", 60)
    assert state.links.redeem(token) is None


def test_a_link_ends(state: State) -> None:
    token = state.links.make("ann", 60)
    with behind(state.place) as tables:
        tables("UPDATE links SET expires_at = '2026-01-01T00:00:00.000000Z'")
    assert state.links.redeem(token) is None


def test_what_is_stored_opens_nothing(state: State) -> None:
    token = state.links.make("ann", 60)
    with behind(state.place) as tables:
        (row,) = tables("SELECT * FROM links")
    assert not any(token in str(value) for value in row)
    assert [state.links.redeem(str(value)) for value in row] == [None] * len(row)


def test_old_links_are_swept_away(state: State) -> None:
    state.links.make("ann", 60)
    with behind(state.place) as tables:
        tables("UPDATE links SET expires_at = '2026-01-01T00:00:00.000000Z'")
        state.links.make("ben", 60)
        assert [row[0] for row in tables("SELECT name FROM links")] == ["ben"]


def test_of_several_at_once_one_is_let_in(state: State) -> None:
    token = state.links.make("ann", 60)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: state.links.redeem(token), range(24)))
    assert sorted(found, key=str) == [None] * 23 + ["ann"]


@pytest.mark.parametrize(("name", "ttl"), [("", 60), (" ", 60), ("ann", 0), ("ann", -1)])
def test_a_link_has_a_name_and_time(state: State, name: str, ttl: float) -> None:
    with pytest.raises(ValueError, match="a name, and time"):
        state.links.make(name, ttl)
