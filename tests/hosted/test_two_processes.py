"""Two servers on one PostgreSQL, nothing else between them: what is granted or proposed at one is good at the other."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from deskwright.state import State, open_state

from tests.behaviour.loopback import Stub
from tests.hosted.processes import (
    Connector,
    Process,
    call,
    counting_desk,
    deskwright,
    proposed,
    replies,
    senders,
    servers,
    start,
)

# Each test's own login: what one opened must not send what another one means to leave alone.
KEYS = (f"{number}|sandbox-agent-key-{number}" for number in itertools.count(1))
PUBLIC = "http://127.0.0.1:9999"
RESOURCE = f"{PUBLIC}/tickiti/mcp"


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=30) as made:
        yield made


@pytest.fixture(scope="module")
def place(postgres_server: Any) -> str:
    return str(postgres_server.database())


@pytest.fixture(scope="module")
def opened(place: str) -> Iterator[tuple[Stub, list[Process]]]:
    with counting_desk() as desk, servers(2, place, desk, public_url=PUBLIC) as made:
        yield desk, made


@pytest.fixture
def desk(opened: tuple[Stub, list[Process]]) -> Stub:
    opened[0].requests.clear()
    return opened[0]


@pytest.fixture
def pair(opened: tuple[Stub, list[Process]], place: str) -> list[Process]:
    """Both behind one public address, as a proxy before them has it; one that a test killed is started anew."""
    desk, made = opened
    for at, process in enumerate(made):
        if process.process.poll() is not None:
            made[at] = start(place, desk, public_url=PUBLIC)
            made[at].listens()
    return made


@pytest.fixture
def key() -> str:
    return next(KEYS)


@pytest.fixture
def state(place: str) -> Iterator[State]:
    made = open_state(place)
    yield made
    made.close()


def until(held: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not held():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.1)


def state_of(state: State, id: str) -> str:
    found = state.proposals.get(id)
    assert found is not None
    return found.state


def test_what_was_granted_at_one_is_used_refreshed_and_revoked_at_the_other(
    pair: list[Process], http: httpx.Client, desk: Stub, key: str
) -> None:
    one, other = pair
    connector = Connector(http)
    connector.connect([one.address, other.address], RESOURCE, key)
    first = proposed(http, one.mcp, connector.headers, "hello")
    before = connector.headers
    connector.refresh(other.address)
    assert connector.headers != before
    # the same call of the same person is the same proposal, whoever is asked
    assert {proposed(http, process.mcp, connector.headers, "hello") for process in pair} == {first}
    connector.revoke(one.address)
    assert http.post(one.mcp, headers=connector.headers, json={}).status_code == 401
    # the other one has remembered it for a few seconds at most
    until(lambda: http.post(other.mcp, headers=connector.headers, json={}).status_code == 401)
    assert replies(desk) == {}


def test_approved_by_hand_it_is_sent_by_the_one_that_never_saw_the_caller(
    pair: list[Process], http: httpx.Client, desk: Stub, key: str, place: str, state: State
) -> None:
    one, other = pair
    connector = Connector(http)
    connector.connect([one.address], RESOURCE, key)
    made = proposed(http, one.mcp, connector.headers, "we are on it")
    one.kill()
    shown = deskwright(place, "approvals", "list")
    assert made in shown
    told = deskwright(place, "approvals", "approve", made, "--yes")
    assert "a running server" in told
    until(lambda: state_of(state, made) == "applied")
    assert replies(desk) == {"we are on it": 1}
    assert senders(desk) == {f"Bearer {key}"}
    # and whoever asked hears of it at the other one
    answered = call(http, other.mcp, connector.headers, "we are on it")["proposal"]
    assert (answered["id"], answered["state"]) == (made, "applied")
    people = {
        event.event.principal["kind"] for event in state.audit.events(limit=100) if event.event.step == "proposed"
    }
    assert people == {"connection"}


def test_a_key_that_came_with_a_request_is_sent_with_by_whoever_has_it_open(
    pair: list[Process], http: httpx.Client, desk: Stub, key: str, place: str, state: State
) -> None:
    one, other = pair
    own, others = {"x-tickiti-api-token": key}, {"x-tickiti-api-token": next(KEYS)}
    made = proposed(http, one.mcp, own, "by key")
    # the same call of another login is another proposal, and tells nothing of the first
    apart = proposed(http, other.mcp, others, "by key")
    assert apart != made
    one.kill()
    deskwright(place, "approvals", "approve", made, "--yes")
    call(http, other.mcp, others, "something else")
    time.sleep(2.5)  # two looks of a server that has the other login alone
    assert state_of(state, made) == "approved"
    assert call(http, other.mcp, own, "by key")["proposal"]["state"] in ("approved", "applying", "sending", "applied")
    until(lambda: state_of(state, made) == "applied")
    assert replies(desk) == {"by key": 1}
    assert senders(desk) == {f"Bearer {key}"}
    assert state_of(state, apart) == "pending"


def test_a_connection_that_was_revoked_sends_nothing_more(
    pair: list[Process], http: httpx.Client, desk: Stub, key: str, place: str, state: State
) -> None:
    one, other = pair
    connector = Connector(http)
    connector.connect([one.address], RESOURCE, key)
    made = proposed(http, one.mcp, connector.headers, "too late")
    connector.revoke(other.address)
    # the very key is open at both, and sends what it asked for itself
    for process in pair:
        proposed(http, process.mcp, {"x-tickiti-api-token": key}, "by key")
    deskwright(place, "approvals", "approve", made, "--yes")
    until(lambda: state_of(state, made) == "rejected")
    assert replies(desk) == {}
    found = state.proposals.get(made)
    assert found is not None
    assert found.feedback == "the connection that it was proposed through has ended"
