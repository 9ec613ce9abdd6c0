"""Approvals over another desk: one word of a person is enough for its writes, without it they wait there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.governance.settings import ALWAYS, GovernanceSettings
from deskwright.protocol import build_server
from mcp.client import Client

from tests.governance.governed import ERAS, Person
from tests.over.cases import TICKITI
from tests.over.triaged import Triaged

Over = Callable[..., Triaged]


@pytest.fixture
def governed(over: Over, tmp_path: Path) -> Callable[..., Triaged]:
    def open_one(desk: str = "tickiti", *effects: str, **more: Any) -> Triaged:
        approve = ALWAYS | frozenset(effects or ("write_internal", "write_outbound"))
        settings = GovernanceSettings(approve=approve, place=str(tmp_path / "state.sqlite3"), **more)
        made = over(desk, settings=settings)
        # nothing is sent behind the test's back
        made.inner.oversight.watch = lambda: None  # type: ignore[method-assign]
        made.outer.oversight.watch = lambda: None  # type: ignore[method-assign]
        return made

    return open_one


def proposals(made: Triaged, *states: str) -> list[Any]:
    found, _ = made.run(made.governor.do(lambda state: state.proposals.find(states=states or None)))
    return list(found)


def events(made: Triaged) -> list[Any]:
    return [each.event for each in made.run(made.governor.do(lambda state: state.audit.events(limit=500)))]


@pytest.mark.parametrize("era", ERAS)
def test_one_word_of_a_person_writes_what_was_approved_at_the_other_desk(
    governed: Callable[..., Triaged], era: str
) -> None:
    """Two of three named fields are approved in the client: those are sent, as the other desk's own writes."""
    made = governed()
    recommendation = made.recommend("100102", priority="P2", team="Inbox")
    boxes = {"approve_priority": True, "approve_team": False, "approve_customerResponse": True, "confirm": True}
    person = Person(content=boxes)

    async def ask() -> Any:
        async with Client(build_server(made.outer), mode=era, elicitation_callback=person) as client:
            arguments = made.approval(recommendation, "priority", "team", "customerResponse")
            return await client.call_tool("approve_triage_recommendation", arguments)

    answer = made.run(ask())
    assert not answer.is_error, answer.content
    # one question, although three of the desk's own writes wait for a person
    assert len(person.asked) == 1
    _, reply = TICKITI.together
    note = {"ticket_number": "100102", "from_email": "olivia.reyes@desk.example", "is_internal": True, "priority": 30}
    assert [write[2] for write in made.writes] == [note, reply[2]]
    after = answer.structured_content["auditEvent"]["after"]
    assert set(after) == {"priority", "customerResponse", "desk"}
    assert {(one.desk, one.state, one.decided_via) for one in proposals(made)} == {
        ("triage", "applied", "elicitation"),
        ("tickiti", "applied", "elicitation"),
    }
    sent = [event for event in events(made) if event.step == "applied" and event.desk == "tickiti"]
    assert {event.effect for event in sent} == {"write_internal", "write_outbound"}
    assert {event.ticket for event in sent} == {"100102"}
    assert [event.ability["all_of"] for event in sent] == [["tickets:write"]] * 2
    verdict = made.run(made.governor.do(lambda state: state.audit.verify()))
    assert verdict.ok


@pytest.mark.parametrize("action", ["decline", "cancel"])
def test_without_a_person_s_word_nothing_reaches_the_other_desk(governed: Callable[..., Triaged], action: str) -> None:
    made = governed()
    recommendation = made.recommend("100102", priority="P2")
    person = Person(action=action)

    async def ask() -> Any:
        async with Client(build_server(made.outer), mode="legacy", elicitation_callback=person) as client:
            return await client.call_tool("approve_triage_recommendation", made.approval(recommendation, "priority"))

    assert made.run(ask()).is_error
    assert len(person.asked) == 1
    assert made.writes == []


def test_where_nobody_can_be_asked_the_desk_s_own_writes_wait_there(governed: Callable[..., Triaged]) -> None:
    """What waits is told field by field, with the proposal; the internal fields need nobody here and are written."""
    made = governed("tickiti", "write_outbound")
    recommendation = made.recommend("100102", priority="P2")
    told = made.approve(recommendation, "priority", "customerResponse")
    (waiting,) = proposals(made, "pending")
    assert told["auditEvent"]["after"]["desk"]["waiting"] == {"customerResponse": waiting.id}
    assert "customerResponse" not in told["auditEvent"]["after"]
    assert (waiting.desk, waiting.tool, waiting.effect) == ("tickiti", "respond_to_ticket", "write_outbound")
    assert waiting.reason == recommendation["rationale"]
    assert [write[2]["priority"] for write in made.writes] == [30]
    assert told["ticket"]["priority"] == "P2"


def test_a_direct_call_and_an_approval_leave_the_same_kind_of_record(governed: Callable[..., Triaged]) -> None:
    """The record of the other desk tells the write of an approval as it tells any other."""
    made = governed("tickiti", "destroy", audit="writes")
    made.approve(made.recommend("100102", priority="P2"), "priority")
    sent = [event for event in events(made) if event.desk == "tickiti"]
    assert [event.step for event in sent] == ["sending", "sent"]
    assert (sent[0].tool, sent[0].operation, sent[0].effect) == (
        "respond_to_ticket",
        "tickets.respond",
        "write_internal",
    )
    assert sent[0].after["priority"] == "High"
