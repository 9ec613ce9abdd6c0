"""What goes wrong at another desk is told in triage's own codes, and nothing is written that should not be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from deskwright.results import Answer
from deskwright.triage.over_errors import error_of

from tests.over.cases import DESKS, Desk
from tests.over.triaged import Triaged, catalogue_of

Over = Callable[..., Triaged]
by_desk = pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
#: Where each desk reads one ticket, and where its writes go: ends of paths.
READS = {
    "tickiti": "/tickets/show",
    "openhelpdesk": "/api/tickets/01KQG0RQC0000000000000001V",
    "tiflux": "/tickets/123",
    "otrs": "/TicketGet",
}
REPLIES = {"tickiti": "/tickets/respond", "openhelpdesk": "/replies", "tiflux": "/answers", "otrs": "/TicketUpdate"}


def change_at_desk(made: Triaged, desk: Desk) -> None:
    """Somebody else works on the ticket, with the desk's own tool."""
    said: Mapping[str, tuple[str, dict[str, Any]]] = {
        "tickiti": (
            "respond_to_ticket",
            {
                "ticket_number": desk.ticket,
                "from_email": "jonas.weber@desk.example",
                "content": "Hm.",
                "is_internal": True,
            },
        ),
        "openhelpdesk": ("reply_to_ticket", {"ticket_id": desk.ticket, "body": "Hm.", "is_internal": True}),
        "tiflux": ("create_ticket_answer", {"ticket_number": desk.ticket, "text": "Hm."}),
        "otrs": ("add_internal_note", {"ticket_id": desk.ticket, "subject": "Hm", "body": "Hm."}),
    }
    tool, arguments = said[desk.name]
    answer = made.run(made.inner.call(tool, arguments))
    assert not answer.is_error, answer.content[0]["text"]


@by_desk
def test_a_ticket_that_somebody_changed_meanwhile_is_not_written(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    recommendation = made.recommend(desk.ticket)
    change_at_desk(made, desk)
    with made.nothing_is_written():
        told = made.refused("approve_triage_recommendation", **made.approval(recommendation, "customerResponse"))
    assert told.startswith(f"STALE_APPROVAL: {desk.ticket} has revision 1, the recommendation was made from 0")
    with made.nothing_is_written():
        told = made.refused("submit_triage_recommendation", **resubmission(made, recommendation, 0))
    assert told.startswith("STALE_APPROVAL: ")
    again = made.must("submit_triage_recommendation", **resubmission(made, recommendation, 1))["recommendation"]
    assert made.approve(again, "customerResponse")["ticket"]["revision"] == 2


def resubmission(made: Triaged, recommendation: Mapping[str, Any], revision: int) -> dict[str, Any]:
    known = made.tool("submit_triage_recommendation")["inputSchema"]["properties"]
    kept = {name: value for name, value in recommendation.items() if name in known}
    return {**kept, "sourceRevision": revision, "actor": "the test"}


def test_a_change_between_the_last_look_and_the_write_is_seen(over: Over) -> None:
    """Approving reads the ticket twice: the second time right before it writes."""
    made = over("tickiti")
    recommendation = made.recommend("100102", priority="P2")
    reads = 0
    now = made.run(made.inner.call("get_ticket", {"ticket_number": "100102"})).structured
    now["data"]["ticket"]["subject"] = "Something else"

    def meddle(method: str, path: str) -> tuple[int, Any, Mapping[str, str]] | None:
        nonlocal reads
        reads += path.endswith("/tickets/show")
        return (200, now, {}) if path.endswith("/tickets/show") and reads > 1 else None

    made.failing.rule = meddle
    with made.nothing_is_written():
        told = made.refused("approve_triage_recommendation", **made.approval(recommendation, "priority"))
    assert told == "REVISION_CONFLICT: 100102 changed meanwhile: it has revision 1, not 0; read it again"


@by_desk
@pytest.mark.parametrize(
    ("status", "headers", "code"),
    [
        (403, {}, "DESK_REFUSED: "),
        (404, {}, "TICKET_NOT_FOUND: "),
        (429, {"retry-after": "120"}, "DESK_UNAVAILABLE: "),
        (500, {}, "DESK_UNAVAILABLE: "),
    ],
)
def test_a_desk_that_cannot_be_read_is_told_in_triage_s_codes(
    over: Over, desk: Desk, status: int, headers: Mapping[str, str], code: str
) -> None:
    made = over(desk.name)
    made.failing.rule = lambda method, path: (
        (status, {"error": "no", "message": "not today", "secret": "x" * 5_000}, headers)
        if path.endswith(READS[desk.name])
        else None
    )
    told = made.refused("get_ticket", id=desk.ticket)
    assert told.startswith(code)
    assert len(told) < 500
    if status == 429:
        assert "takes no more requests for now; wait 120 s, then try again" in told
    made.failing.rule = None
    assert made.ticket(desk.ticket)["revision"] == 0


@by_desk
def test_a_write_that_the_desk_refuses_changes_nothing_and_can_be_approved_again(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    recommendation = made.recommend(desk.ticket)
    made.failing.rule = lambda method, path: (
        (403, {"error": "forbidden", "message": "you may not"}, {})
        if path.endswith(REPLIES[desk.name]) and method == "POST"
        else None
    )
    told = made.refused("approve_triage_recommendation", **made.approval(recommendation, "customerResponse"))
    assert told.startswith("DESK_REFUSED: ")
    assert "you may not" in told
    made.failing.rule = None
    assert made.approve(recommendation, "customerResponse")["auditEvent"]["result"] == "success"


@by_desk
def test_a_write_whose_end_nobody_knows_is_never_sent_again(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    recommendation = made.recommend(desk.ticket)
    made.failing.rule = lambda method, path: (
        (502, "<h1>Bad gateway</h1>", {}) if path.endswith(REPLIES[desk.name]) and method == "POST" else None
    )
    told = made.refused("approve_triage_recommendation", **made.approval(recommendation, "customerResponse"))
    assert told.startswith("OUTCOME_UNKNOWN: ")
    made.failing.rule = None
    with made.nothing_is_written():
        told = made.refused("approve_triage_recommendation", **made.approval(recommendation, "customerResponse"))
    assert told.startswith("STALE_APPROVAL: an approval of recommendation")


def test_what_was_done_before_a_failure_stays_told(over: Over) -> None:
    """The fields are written, the reply is refused: both are said, and the approval is over."""
    made = over("openhelpdesk")
    ticket = DESKS[1].ticket
    recommendation = made.recommend(ticket, priority="P1")
    made.failing.rule = lambda method, path: (
        (403, {"error": "forbidden", "message": "you may not"}, {}) if path.endswith("/replies") else None
    )
    told = made.approve(recommendation, "customerResponse", "priority")
    after = told["auditEvent"]["after"]
    assert after["priority"] == "P1"
    assert "customerResponse" not in after
    assert after["desk"]["failed"]["customerResponse"].startswith(
        "DESK_REFUSED: Open Help Desk refused: 403: you may not"
    )
    assert told["ticket"]["priority"] == "P1"


def test_after_a_failure_nothing_more_is_sent(over: Over) -> None:
    """TiFlux does not close a ticket that is in its first stage: the answer that comes after is not sent either."""
    made = over("tiflux")
    recommendation = made.recommend("2001", assignee="Marcos Lima", ticketStatus="resolved")
    told = made.approve(recommendation, "assignee", "status", "customerResponse")
    assert [(method, path) for method, path, _ in made.writes] == [
        ("PUT", "/api/v2/tickets/2001"),
        ("PUT", "/api/v2/tickets/2001/close"),
    ]
    failed = told["auditEvent"]["after"]["desk"]["failed"]
    assert "The ticket is still in the first stage" in failed["status"]
    assert failed["customerResponse"] == "not sent, because what goes before it failed"
    assert told["ticket"]["assignee"] == "Marcos Lima"


@by_desk
def test_a_value_that_the_desk_has_not_is_refused_before_anything_is_written(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    with made.nothing_is_written():
        ticket = made.ticket(desk.ticket)
        known = made.tool("submit_triage_recommendation")["inputSchema"]["properties"]
        for member in ("priority", "team", "ticketStatus", "category"):
            if "enum" not in known.get(member, {}):
                continue
            with pytest.raises(AssertionError, match=f"{member}: must be one of"):
                made.recommend(desk.ticket, **{member: "purple"})
        assert ticket["revision"] == 0


def test_a_value_that_only_the_ticket_s_desk_knows_is_looked_for_before_anything_is_written(over: Over) -> None:
    made = over("tiflux")
    recommendation = made.recommend("123", priority="Purple", category="Nothing", assignee="Ana")
    for field in ("priority", "category", "assignee"):
        with made.nothing_is_written():
            told = made.refused(
                "approve_triage_recommendation", **made.approval(recommendation, "customerResponse", field)
            )
        assert told.startswith(f"INVALID_APPROVAL_FIELDS: TiFlux has no {field} "), told
    # "Ana" is a part of two names and the name of nobody
    assert "Ana Ribeiro" in told


def test_a_name_that_two_have_is_nobody_s(over: Over) -> None:
    made = over("tiflux")
    listing = [{"id": 4, "name": "Marcos Lima"}, {"id": 5, "name": "Marcos Lima"}]
    made.failing.rule = lambda method, path: (200, listing, {}) if path.endswith("/technical-users") else None
    recommendation = made.recommend("123", assignee="Marcos Lima")
    with made.nothing_is_written():
        told = made.refused("approve_triage_recommendation", **made.approval(recommendation, "assignee"))
    assert told.endswith("TiFlux has several of the assignee 'Marcos Lima'; nobody can tell which is meant")


def test_two_fields_that_exclude_each_other_are_not_approved_together(over: Over) -> None:
    made = over("openhelpdesk")
    ticket = DESKS[1].ticket
    recommendation = made.recommend(ticket, team="Networking", assignee="01KNBVGXM00000000000000003")
    with made.nothing_is_written():
        told = made.refused("approve_triage_recommendation", **made.approval(recommendation, "team", "assignee"))
    assert told == (
        "INVALID_APPROVAL_FIELDS: Open Help Desk does not take team and assignee together; approve one of them"
    )
    # nobody and a group do not exclude each other
    made.approve(made.recommend(ticket, team="Networking", assignee=None), "team", "assignee")
    assert made.writes == [("PATCH", f"/api/tickets/{ticket}", {"group_id": "01KNBVGXM00000000000000015"})]


@by_desk
def test_a_ticket_that_is_not_there_is_not_found(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    missing = {"tickiti": "999999", "openhelpdesk": "01KQG0RQC0000000000000009V", "tiflux": "999999", "otrs": "999999"}
    told = made.refused("get_ticket", id=missing[desk.name])
    # OTRS says the same of what is not there and of what may not be seen
    assert told.startswith("DESK_REFUSED: " if desk.name == "otrs" else "TICKET_NOT_FOUND: ")
    assert made.refused("get_ticket", id="../1").startswith(
        "refused: get_ticket was called with arguments it does not accept"
    )


def test_a_policy_that_forbids_public_writes_holds_for_an_approval(over: Over) -> None:
    """The other desk's own policy judges each write, whoever approved it."""
    made = over("tickiti", effects=frozenset({"read", "write_internal"}))
    recommendation = made.recommend("100102", priority="P2", ticketStatus="resolved")
    with made.nothing_is_written():
        for field in ("customerResponse", "status"):
            told = made.refused("approve_triage_recommendation", **made.approval(recommendation, field))
            assert told.startswith("DESK_REFUSED: Tickiti refused: "), told
    made.approve(recommendation, "priority")
    assert [write[2]["priority"] for write in made.writes] == [30]


def test_a_credential_that_lacks_an_ability_is_told_so(over: Over) -> None:
    made = over("tickiti", name="read-only", abilities=["tickets:read"])
    told = made.refused("approve_triage_recommendation", **made.approval(made.recommend("100102"), "customerResponse"))
    assert told.startswith("DESK_REFUSED: Tickiti refused: ")
    assert "tickets:write" in told
    assert made.writes == []


# --- the words of an error -----------------------------------------------------------------------------


def answer(text: str = "failed: x\nwhy: because\nnext: y", **error: Any) -> Answer:
    return Answer([{"type": "text", "text": text}], {"error": error}, is_error=True)


@pytest.mark.parametrize(
    ("given", "writes", "told"),
    [
        (answer(code="refused", step="effects"), True, "DESK_REFUSED: D refused: because"),
        (answer(code="outcome_unknown"), True, "OUTCOME_UNKNOWN: whether D carried it out is not known: because"),
        (answer(code="partial", status=207, detail="half"), True, "OUTCOME_UNKNOWN: whether D carried it out"),
        (answer(code="unexpected_answer", status=200, carried_out=True), True, "OUTCOME_UNKNOWN: "),
        (answer(code="unexpected_answer", status=200), False, "DESK_UNAVAILABLE: D cannot be used at the moment"),
        (
            answer("failed: x\nwhy: refused; nothing was sent\nnext: y", code="connection_failed"),
            True,
            "DESK_UNAVAILABLE: ",
        ),
        (answer("failed: x\nwhy: broke; no answer came\nnext: y", code="connection_failed"), True, "OUTCOME_UNKNOWN: "),
        (answer(code="connection_failed"), False, "DESK_UNAVAILABLE: "),
        (answer(status=302, detail="moved"), True, "OUTCOME_UNKNOWN: "),
        (answer(status=422, detail="bad"), True, "DESK_REFUSED: D refused: 422: bad; nothing was changed"),
        (answer(status=429, retry_after=3), True, "DESK_UNAVAILABLE: D takes no more requests for now; wait 3 s"),
        (answer(code="stale"), True, "REVISION_CONFLICT: "),
        (answer(code="uncertain"), True, "OUTCOME_UNKNOWN: "),
        (answer(code="rejected"), True, "DESK_REFUSED: "),
        (answer(code="audit_failed"), True, "REPOSITORY_ERROR: because"),
        (answer(code="internal_error"), False, "REPOSITORY_ERROR: because"),
        (answer(code="internal_error"), True, "OUTCOME_UNKNOWN: "),
        (answer(status=404), True, "DESK_REFUSED: "),
        (answer(status=404), False, "TICKET_NOT_FOUND: D has no ticket 7, or does not show it"),
        (answer(status=401, detail=["a", "b"]), False, "DESK_REFUSED: D refused: 401: a; b"),
    ],
)
def test_an_error_becomes_a_code_and_a_short_reason(given: Answer, writes: bool, told: str) -> None:
    assert str(error_of(given, "D", ticket="7", writes=writes)).startswith(told)


def test_every_desk_of_the_house_has_a_map() -> None:
    for desk in ("tickiti", "openhelpdesk", "tiflux", "otrs", "django_helpdesk"):
        word = catalogue_of(desk).ticket
        assert word is not None
        *others, last = word["write"]
        assert list(last["fields"]) == ["customerResponse"]
        assert all("customerResponse" not in call["fields"] for call in others)
        tools = {tool.name for tool in catalogue_of(desk).tools}
        assert {word["list"]["tool"], word["get"]["tool"], *(call["tool"] for call in word["write"])} <= tools
