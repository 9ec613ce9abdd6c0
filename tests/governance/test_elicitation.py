"""A person decides through the client, in both eras: what is asked, what is sent, and all the ways that end in nothing.

The desk is the Tickiti sandbox; every request that reached it is on record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from mcp import MCPError
from mcp.client import Client

from .governed import ERAS, Governed, Person, run

PRIYA = "priya.nair@desk.example"
TICKET = "100101"
REPLY = {
    "ticket_number": TICKET,
    "from_email": PRIYA,
    "content": "<p>We found it.</p>",
    "priority": "High",
    "subject": "Printer on the second floor",
}
YES = {"approve_content": True, "approve_priority": True, "approve_subject": False, "confirm": True}
RESPOND = "/tickets/respond"


def shown(result: Any) -> dict[str, Any]:
    assert isinstance(result.structured_content, Mapping), result
    return dict(result.structured_content)


def words(result: Any) -> str:
    return str(result.content[0].text)


@pytest.fixture
def desk(tmp_path: Path) -> Governed:
    return Governed(tmp_path / "state.sqlite3")


@pytest.mark.parametrize("era", ERAS)
def test_a_reply_is_proposed_partly_approved_sent_once_and_recorded(desk: Governed, era: str) -> None:
    person = Person(content=YES)

    async def work() -> None:
        async with desk.client(era, person) as client:
            result = await client.call_tool("respond_to_ticket", {**REPLY, "reason": "the customer waits"})
        assert not result.is_error, words(result)
        (sent,) = desk.writes(RESPOND)
        assert sent.body == {
            "ticket_number": TICKET,
            "from_email": PRIYA,
            "content": "<p>We found it.</p>",
            "priority": 30,
        }
        proposal = await desk.only()
        assert proposal.state == "applied"
        assert proposal.approved_fields == ("content", "priority")
        assert proposal.decided_via == "elicitation"
        assert proposal.reason == "the customer waits"
        assert sent.key == proposal.key
        assert (await desk.steps(proposal.id))[:5] == ["proposed", "approved", "applying", "sending", "applied"]
        await desk.verify()
        approval = result.meta["deskwright"]["approval"]
        assert approval == {
            "proposal": proposal.id,
            "by": desk.settings.principal.name,
            "via": "elicitation",
            "fields": ["content", "priority"],
        }
        await desk.aclose()

    run(work())
    assert len(person.asked) == 1
    assert "A CUSTOMER WILL SEE IT" in person.message
    assert TICKET in person.message
    assert "We found it." in person.message
    assert {"approve_content", "approve_priority", "approve_subject", "edited_content", "confirm"} <= person.boxes
    assert "approve_ticket_number" not in person.boxes


@pytest.mark.parametrize("era", ERAS)
def test_a_rewritten_reply_is_what_the_customer_gets(desk: Governed, era: str) -> None:
    person = Person(content={"approve_content": True, "edited_content": "<p>Sorry, and fixed.</p>", "confirm": True})

    async def work() -> None:
        async with desk.client(era, person) as client:
            result = await client.call_tool("respond_to_ticket", REPLY)
        assert not result.is_error, words(result)
        (sent,) = desk.writes(RESPOND)
        assert sent.body == {"ticket_number": TICKET, "from_email": PRIYA, "content": "<p>Sorry, and fixed.</p>"}
        assert (await desk.only()).edits == {"content": "<p>Sorry, and fixed.</p>"}
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(
    ("person", "state", "said"),
    [
        (Person("decline"), "rejected", "rejected: respond_to_ticket"),
        (Person("cancel"), "pending", "proposed: respond_to_ticket"),
        (Person(content={**YES, "confirm": False, "feedback": "too short"}), "rejected", "too short"),
        (Person(content={"confirm": True}), "rejected", "nothing was approved"),
        (Person(content={}), "rejected", "nothing was approved"),
    ],
    ids=["declined", "cancelled", "not confirmed", "no field", "empty form"],
)
def test_anything_but_a_yes_sends_nothing(desk: Governed, era: str, person: Person, state: str, said: str) -> None:
    async def work() -> None:
        async with desk.client(era, person) as client:
            result = await client.call_tool("respond_to_ticket", REPLY)
        assert said in words(result)
        assert desk.writes(RESPOND) == []
        assert (await desk.only()).state == state
        await desk.verify()
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
def test_a_ticket_that_changed_while_the_person_read_is_not_touched(desk: Governed, era: str) -> None:
    async def somebody_else() -> None:
        other = Governed(
            Path(desk.settings.place).with_name("other.sqlite3"), sandbox=desk.sandbox, approve=frozenset()
        )
        answer = await other.call("respond_to_ticket", ticket_number=TICKET, from_email=PRIYA, priority="Urgent")
        assert not answer.is_error, answer.content
        await other.aclose()

    person = Person(content=YES, before_answering=somebody_else)

    async def work() -> None:
        async with desk.client(era, person) as client:
            result = await client.call_tool("respond_to_ticket", REPLY)
        assert result.is_error
        assert "changed after it was proposed" in words(result)
        assert desk.writes(RESPOND) == []
        assert (await desk.only()).state == "stale"
        assert (await desk.steps())[-1] == "stale"
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
def test_an_expired_proposal_is_not_sent(tmp_path: Path, era: str) -> None:
    from datetime import timedelta

    desk = Governed(tmp_path / "state.sqlite3", ttl=timedelta(milliseconds=300))

    async def slow() -> None:
        import asyncio

        await asyncio.sleep(0.4)

    async def work() -> None:
        async with desk.client(era, Person(content=YES, before_answering=slow)) as client:
            result = await client.call_tool("respond_to_ticket", REPLY)
        assert result.is_error
        assert "expired" in words(result)
        assert desk.writes(RESPOND) == []
        assert (await desk.only()).state == "expired"
        await desk.aclose()

    run(work())


# --- what travels between two calls --------------------------------------------------------------------


async def asked(client: Client, **changed: Any) -> Any:
    return await client.session.call_tool("respond_to_ticket", {**REPLY, **changed}, allow_input_required=True)


def accepted(content: Mapping[str, Any] = YES) -> dict[str, Any]:
    import mcp_types as types

    return {"decision": types.ElicitResult(action="accept", content=dict(content))}


async def answered(client: Client, state: str, **changed: Any) -> Any:
    return await client.session.call_tool(
        "respond_to_ticket",
        {**REPLY, **changed},
        input_responses=accepted(),
        request_state=state,
        allow_input_required=True,
    )


def test_the_state_is_sealed_and_says_nothing(desk: Governed) -> None:
    async def work() -> None:
        async with desk.client("2026-07-28", Person()) as client:
            result = await asked(client)
            proposal = await desk.only()
            assert result.result_type == "input_required"
            assert proposal.id not in result.request_state
            assert proposal.digest not in result.request_state
        await desk.aclose()

    run(work())


def test_a_tampered_state_is_refused(desk: Governed) -> None:
    async def work() -> None:
        async with desk.client("2026-07-28", Person()) as client:
            state = (await asked(client)).request_state
            middle = len(state) // 2
            broken = state[:middle] + ("A" if state[middle] != "A" else "B") + state[middle + 1 :]
            for wrong in (broken, "", "v1.", json.dumps({"proposal": (await desk.only()).id})):
                with pytest.raises(MCPError, match="requestState"):
                    await answered(client, wrong)
            assert desk.writes(RESPOND) == []
            assert (await desk.only()).state == "pending"
        await desk.aclose()

    run(work())


def test_a_state_of_other_arguments_is_refused(desk: Governed) -> None:
    async def work() -> None:
        async with desk.client("2026-07-28", Person()) as client:
            state = (await asked(client)).request_state
            with pytest.raises(MCPError, match="requestState"):
                await answered(client, state, content="<p>Something else.</p>")
            assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_an_expired_state_is_refused(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    async def work() -> None:
        async with desk.client("2026-07-28", Person()) as client:
            state = (await asked(client)).request_state
            later = time.time() + 3600
            monkeypatch.setattr("mcp.server.request_state.time.time", lambda: later)
            with pytest.raises(MCPError, match="requestState"):
                await answered(client, state)
            assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_a_replayed_answer_sends_nothing_again(desk: Governed) -> None:
    async def work() -> None:
        async with desk.client("2026-07-28", Person()) as client:
            state = (await asked(client)).request_state
            first = await answered(client, state)
            assert not first.is_error, words(first)
            again = await answered(client, state)
            assert "carried it out" in words(again)
            assert len(desk.writes(RESPOND)) == 1
        await desk.aclose()

    run(work())


def test_a_state_of_another_server_with_another_key_is_refused(tmp_path: Path) -> None:
    async def work() -> None:
        one, other = (Governed(tmp_path / name / "state.sqlite3") for name in ("one", "other"))
        async with one.client("2026-07-28", Person()) as client:
            state = (await asked(client)).request_state
        async with other.client("2026-07-28", Person()) as client:
            with pytest.raises(MCPError, match="requestState"):
                await answered(client, state)
        assert one.writes(RESPOND) == other.writes(RESPOND) == []
        await one.aclose()
        await other.aclose()

    run(work())


# --- a client that cannot ask --------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
def test_a_client_that_cannot_ask_gets_the_proposal(desk: Governed, era: str) -> None:
    async def work() -> None:
        async with desk.client(era) as client:
            result = await client.call_tool("respond_to_ticket", REPLY)
            again = await client.call_tool("respond_to_ticket", REPLY)
        proposal = await desk.only()
        assert not result.is_error
        assert shown(result)["proposal"]["id"] == shown(again)["proposal"]["id"] == proposal.id
        assert f"deskwright approvals approve {proposal.id}" in words(result)
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("argument", ["confirm", "approved", "approve", "human_approved", "proposal", "decision"])
def test_no_argument_approves(desk: Governed, argument: str) -> None:
    async def work() -> None:
        answer = await desk.call("respond_to_ticket", **REPLY, **{argument: True})
        assert answer.is_error
        assert await desk.proposals() == []
        assert desk.sent == []
        await desk.aclose()

    run(work())


def test_a_note_for_staff_goes_straight_on(desk: Governed) -> None:
    async def work() -> None:
        answer = await desk.call("respond_to_ticket", **REPLY, is_internal=True)
        assert not answer.is_error, answer.content
        assert len(desk.writes(RESPOND)) == 1
        assert await desk.proposals() == []
        assert await desk.steps() == ["sending", "sent"]
        await desk.aclose()

    run(work())
