"""Two server processes on one state: what one proposed is approved at the other, and both racing to send send once."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from deskwright.governance.decide import approve
from deskwright.governance.proposal import Principal
from deskwright.state import open_state
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.behaviour.loopback import Reply, Request, Stub, stub

from .governed import Person, run

RESPOND = "/api/v1/tickets/respond"
REPLY = {"ticket_number": "100101", "from_email": "priya.nair@desk.example"}
ROUNDS = 20


def ticket(request: Request, number: int) -> Reply:
    if RESPOND in request.line:
        return Reply(body={"success": True, "message": "ok", "data": {}})
    return Reply(body={"success": True, "data": {"ticket": {"ticket_number": "100101", "updated_at": "2026-01-01"}}})


@pytest.fixture
def desk() -> Iterator[Stub]:
    with stub() as made:
        made.answer = ticket
        yield made


def server(desk: Stub, place: str) -> StdioServerParameters:
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "TICKITI_API_BASE": desk.base,
        "TICKITI_API_TOKEN": "1|secret",
        "DESKWRIGHT_STATE": place,
    }
    command = ["-m", "deskwright", "serve", "tickiti", "--approve", "write_outbound"]
    return StdioServerParameters(command=sys.executable, args=command, env=environment)


def replies(desk: Stub) -> Counter[str]:
    return Counter(json.loads(request.body)["content"] for request in desk.requests if RESPOND in request.line)


async def until(held: Any, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not held():
        assert time.monotonic() < end, "it did not come to pass"
        await asyncio.sleep(0.1)


def states(state: Any) -> Counter[str]:
    return Counter(proposal.state for proposal in state.proposals.find(limit=100)[0])


def test_both_watch_and_each_is_sent_once(tmp_path: Path, desk: Stub) -> None:
    place = str(tmp_path / "state.sqlite3")

    async def work() -> None:
        async with AsyncExitStack() as stack:
            one, other = [
                await stack.enter_async_context(Client(stdio_client(server(desk, place)), mode="2026-07-28"))
                for _ in range(2)
            ]
            for number in range(ROUNDS):
                client = (one, other)[number % 2]
                result = await client.call_tool("respond_to_ticket", {**REPLY, "content": f"reply {number}"})
                assert result.structured_content["proposal"]["state"] == "pending"
            assert replies(desk) == {}
            state = open_state(place)
            by = Principal("os-user", "ann")
            for proposal in state.proposals.find(limit=100)[0]:
                approve(state, None, proposal.id, fields=None, edits={}, by=by, via="page", digest=proposal.digest)
            await until(lambda: states(state) == {"applied": ROUNDS})
            await asyncio.sleep(1.5)  # time for a second one to go wrong
            assert replies(desk) == {f"reply {number}": 1 for number in range(ROUNDS)}
            assert state.audit.verify().ok
            claims = Counter(proposal.claimed_by for proposal in state.proposals.find(limit=100)[0])
            assert sum(claims.values()) == ROUNDS
            told = await one.call_tool("respond_to_ticket", {**REPLY, "content": "reply 0"})
            assert "carried it out" in told.content[0].text
            state.close()

    run(work())


@pytest.mark.parametrize("era", ["legacy", "2026-07-28"])
def test_approved_at_the_other(tmp_path: Path, desk: Stub, era: str) -> None:
    place = str(tmp_path / "state.sqlite3")
    person = Person(content={"approve_content": True, "confirm": True})

    async def work() -> None:
        async with AsyncExitStack() as stack:
            one = await stack.enter_async_context(Client(stdio_client(server(desk, place)), mode=era))
            other = await stack.enter_async_context(
                Client(stdio_client(server(desk, place)), mode=era, elicitation_callback=person)
            )
            waiting = await one.call_tool("respond_to_ticket", {**REPLY, "content": "we are on it"})
            made = waiting.structured_content["proposal"]["id"]
            # the same call, at the other server, whose client can ask
            done = await other.call_tool("respond_to_ticket", {**REPLY, "content": "we are on it"})
            assert not done.is_error, done
            assert done.meta["deskwright"]["approval"]["proposal"] == made
            assert replies(desk) == {"we are on it": 1}

    run(work())
    assert len(person.asked) == 1
