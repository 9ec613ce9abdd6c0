"""Approved fields become exactly the desk's own requests: one field, all of them, none that nobody approved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.governance.settings import GovernanceSettings
from deskwright.triage.shape import PROPOSALS

from tests.over.cases import DESKS, HTML, ONES, TEXT, Desk, One
from tests.over.triaged import Triaged, Write

Over = Callable[..., Triaged]
by_desk = pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)


def recommended(one: One) -> dict[str, Any]:
    """A recommendation's member for a field."""
    return {PROPOSALS[one.field]: one.value}


def writes(made: Triaged, desk: Desk) -> list[Write]:
    """What was written, without the log-in in it."""
    found = []
    for method, path, body in made.writes:
        kept = {key: value for key, value in body.items() if key not in desk.session} if body else body
        found.append((method, path, kept))
    return found


@pytest.mark.parametrize(("desk", "one"), ONES, ids=[f"{desk.name}-{one.field}" for desk, one in ONES])
def test_one_approved_field_is_one_request_and_nothing_else(over: Over, desk: Desk, one: One) -> None:
    made = over(desk.name)
    before = made.ticket(one.ticket)
    everything = {key: value for other in desk.fields for key, value in recommended(other).items()}
    recommendation = made.recommend(one.ticket, **everything)
    assert made.writes == []
    told = made.approve(recommendation, one.field)

    assert writes(made, desk) == [one.write]
    assert [sent.status // 100 for sent in made.written] == [2]
    assert {key: value for key, value in told["auditEvent"]["after"].items() if key != "desk"} == {one.field: one.value}
    assert told["auditEvent"]["after"]["desk"]["external"]["ticketId"] == one.ticket
    assert told["auditEvent"]["before"] == {one.field: before.get(one.field)}
    after = made.ticket(one.ticket)
    assert after == told["ticket"]
    if one.field != "customerResponse":
        assert after[one.field] == one.value
    # moved by the write, whatever the desk's clock says
    assert after["revision"] == before["revision"] + 1


@by_desk
def test_everything_approved_is_sent_with_the_public_reply_last(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    ones = [one for one in desk.fields if one.field not in desk.apart]
    recommendation = made.recommend(desk.ticket, **{k: v for one in ones for k, v in recommended(one).items()})
    told = made.approve(recommendation, *[one.field for one in ones])

    assert writes(made, desk) == list(desk.together)
    assert told["auditEvent"]["after"] == {
        **{one.field: one.value for one in ones},
        "desk": told["auditEvent"]["after"]["desk"],
    }
    assert "failed" not in told["auditEvent"]["after"]["desk"]
    shown = made.ticket(desk.ticket)
    assert {one.field: shown[one.field] for one in ones if one.field != "customerResponse"} == {
        one.field: one.value for one in ones if one.field != "customerResponse"
    }
    with made.nothing_is_written():
        again = made.refused("approve_triage_recommendation", **made.approval(recommendation, "priority"))
    assert again.startswith("STALE_APPROVAL: ")


@by_desk
def test_an_edited_reply_is_sent_as_it_was_edited(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    recommendation = made.recommend(desk.ticket)
    made.approve(recommendation, "customerResponse", editedCustomerResponse="Shorter.\n\nAnd in two parts.")
    (write,) = writes(made, desk)
    texts = {"Shorter.\n\nAnd in two parts.", "<p>Shorter.</p><p>And in two parts.</p>"}
    sent = write[2].get("Article", write[2])
    assert texts & {value for value in sent.values() if isinstance(value, str)}


@by_desk
def test_a_field_that_is_so_already_is_not_sent_again(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    with made.nothing_is_written():
        told = made.approve(made.recommend(desk.ticket), "priority")
    assert told["auditEvent"]["after"]["desk"]["external"]["unchanged"] == ["priority"]
    assert told["ticket"]["revision"] == 0


def test_nobody_is_assigned_in_each_desk_s_own_way(over: Over) -> None:
    """null takes an assignee away: a word, an id that is null, another argument, the owner of what nobody has taken."""
    expected: dict[str, tuple[str, dict[str, object]]] = {
        "tickiti": ("100102", {"assigned_to_email": "Unassigned"}),
        "tiflux": ("123", {"responsible_id": None}),
        "otrs": ("3", {"Ticket": {"Owner": "root@localhost"}}),
    }
    for name, (ticket, change) in expected.items():
        made = over(name)
        told = made.approve(made.recommend(ticket, assignee=None), "assignee")
        (write,) = made.writes
        assert change.items() <= write[2].items(), name
        assert "assignee" not in told["ticket"], name
        assert told["auditEvent"]["after"]["assignee"] is None, name


def test_moving_a_ticket_looks_for_priorities_where_it_has_gone(over: Over) -> None:
    """The other desk has other priorities: they are looked for once the ticket is there."""
    made = over("tiflux")
    recommendation = made.recommend("123", team="Dev - Cansados", priority="Alta")
    made.approve(recommendation, "priority", "team")
    assert made.writes == [
        ("PUT", "/api/v2/tickets/123", {"desk_id": 2}),
        ("PUT", "/api/v2/tickets/123", {"priority_id": 211, "priority_change_reason": "What the ticket says."}),
    ]


def test_a_reply_is_seen_by_the_customer_and_opens_nothing(over: Over) -> None:
    """Tickiti opens a closed ticket when staff reply: nobody approved that."""
    made = over("tickiti")
    assert made.ticket("100114")["status"] == "resolved"
    made.approve(made.recommend("100114"), "customerResponse")
    assert made.ticket("100114")["status"] == "resolved"
    answer = made.run(made.inner.call("get_ticket", {"ticket_number": "100114"}))
    last = max(answer.structured["data"]["responses"], key=lambda row: int(row["id"]))
    assert (last["is_internal"], last["html"]) == (False, HTML)
    assert TEXT not in last["html"]


def test_each_request_has_a_key_of_its_own_that_the_audit_holds(over: Over) -> None:
    made = over("tickiti")
    told = made.approve(made.recommend("100102", priority="P2"), "priority", "customerResponse")
    keys = [sent.key for sent in made.written]
    assert len(set(keys)) == 2
    assert told["auditEvent"]["after"]["desk"]["external"] == {
        "desk": "tickiti",
        "ticketId": "100102",
        "idempotencyKeys": keys,
    }


def test_the_desk_s_own_request_id_stands_in_both_audits(over: Over, tmp_path: Path) -> None:
    settings = GovernanceSettings(approve=frozenset(), waived=True, place=str(tmp_path / "state.sqlite3"))
    made = over("openhelpdesk", settings=settings)
    made.failing.headers = [(b"x-request-id", b"req-77")]
    told = made.approve(made.recommend(DESKS[1].ticket, priority="P1"), "priority")
    (event,) = made.must("get_audit_events", ticketId=DESKS[1].ticket)["events"][1:]
    assert event == told["auditEvent"]
    assert event["after"]["desk"]["external"]["requestIds"] == ["req-77"]
    recorded = [each.event for each in made.run(made.governor.do(lambda state: state.audit.events(limit=50)))]
    told_there = [(event.step, event.request_id) for event in recorded if event.desk == "openhelpdesk"]
    assert [one for one in told_there if one[0] != "setting"] == [("sending", None), ("sent", "req-77")]
