"""Who is asked over HTTP: the person in front of a client that can ask, in either era; else the proposal has an id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.governance.governed import Person
from tests.hosted.test_govern_subscriptions import address_of, client_of
from tests.hosted.toy import toy_server

pytestmark = pytest.mark.anyio
WORDS = ("tickiti", "--sandbox", "--approve", "write_outbound")
CALL = {"ticket_number": "100101", "from_email": "priya.nair@desk.example", "content": "we are on it"}
YES = {"approve_content": True, "confirm": True}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize(("era", "sessions"), [("2026-07-28", False), ("legacy", True)])
async def test_the_person_in_front_of_the_client_decides_under_their_own_name(
    tmp_path: Path, era: str, sessions: bool
) -> None:
    person = Person(content=YES)
    async with toy_server(tmp_path, *WORDS, sessions=sessions) as server, address_of(server) as address:
        async with client_of(address, era, elicitation_callback=person) as client:
            done = await client.call_tool("respond_to_ticket", CALL)
        assert not done.is_error, done
        assert done.meta["deskwright"]["approval"]["via"] == "elicitation"
        events: list[Any] = await server.governor.do(lambda state: state.audit.events(limit=50))
        decided = next(each.event for each in events if each.event.step == "approved")
        assert (decided.principal["kind"], decided.principal["name"]) == ("key", "login 0")
    assert len(person.asked) == 1


async def test_without_a_session_2025_gets_the_id(tmp_path: Path) -> None:
    person = Person(content=YES)
    async with (
        toy_server(tmp_path, *WORDS) as server,
        address_of(server) as address,
        client_of(address, "legacy", elicitation_callback=person) as client,
    ):
        told = await client.call_tool("respond_to_ticket", CALL)
        assert told.structured_content["proposal"]["state"] == "pending"
        assert told.structured_content["proposal"]["id"] in told.content[0].text
    assert person.asked == []
