"""Triage over a live desk: real tickets are read and recommended for; exactly the approved fields are written there.

Once with the desk in the server's own process, as everybody can try it; once with a desk behind an address, where every
request is on record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.desk import Desk, running_desk
from tests.end_to_end.outside import ERAS, Assistant, Home, Person, text_of

TICKET = "100102"
OWNER = "olivia.reyes@desk.example"
REPLY = "We are on it.\nYou will hear from us <today>."
HTML = "<p>We are on it.<br>You will hear from us &lt;today&gt;.</p>"
ABSENT = {"category", "slaState", "asOf"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with running_desk(tmp_path) as made:
        yield made


def recommended(assistant: Assistant, ticket: dict[str, Any], **members: Any) -> dict[str, Any]:
    said = {
        "ticketId": ticket["id"],
        "sourceRevision": ticket["revision"],
        "priority": "P2",
        "team": ticket["team"],
        "duplicateCandidates": [],
        "outageRisk": "none",
        "securityRisk": "none",
        "slaRisk": "none",
        "missingInformation": [],
        "knowledgeArticleIds": ["triage-policy"],
        "draftCustomerResponse": REPLY,
        "rationale": "The customer waits, and says so twice.",
        "confidence": 0.9,
        "recommendedNextAction": "Somebody calls.",
        "actor": "assistant",
        **members,
    }
    made: dict[str, Any] = assistant.must("submit_triage_recommendation", **said)["recommendation"]
    assert made["resolution"] == "pending"
    assert "category" not in made
    return made


def approval(made: dict[str, Any], *fields: str, **members: Any) -> dict[str, Any]:
    return {
        "recommendationId": made["id"],
        "ticketId": made["ticketId"],
        "expectedRevision": made["sourceRevision"],
        "approvedFields": list(fields),
        "actor": "Ann Example",
        "confirm": True,
        **members,
    }


def looks_like_the_desk(assistant: Assistant) -> dict[str, Any]:
    """The nine tools in the desk's own words; gives the ticket that the test is about."""
    assert len(assistant.tools) == 9
    listing = assistant.tools["list_tickets"].input_schema["properties"]
    assert not ABSENT & listing.keys()
    assert {"Inbox"} <= set(listing["team"]["enum"])
    reading = assistant.tools["get_ticket"].input_schema["properties"]["id"]
    assert "TKT" not in reading["pattern"]
    fields = assistant.tools["approve_triage_recommendation"].input_schema["properties"]["approvedFields"]
    assert fields["items"]["enum"] == ["priority", "team", "assignee", "status", "customerResponse"]
    assert "TKT-" not in json.dumps([tool.model_dump(mode="json") for tool in assistant.tools.values()])

    queue = assistant.must("list_tickets", limit=50)
    assert queue["total"] >= 20
    assert TICKET in {ticket["id"] for ticket in queue["items"]} or queue["total"] > 50
    ticket: dict[str, Any] = assistant.must("get_ticket", id=TICKET)["ticket"]
    assert (ticket["id"], ticket["revision"]) == (TICKET, 0)
    assert "category" not in ticket
    assert "sla" not in ticket
    similar = assistant.must("find_similar_tickets", id=TICKET)
    assert similar["sourceTicketId"] == TICKET
    assert TICKET not in {found["ticketId"] for found in similar["candidates"]}
    assert assistant.must("search_knowledge", query="triage")["articles"]
    assert json.loads(assistant.read(f"ticket://{TICKET}").text) == ticket
    assert TICKET in assistant.prompt("triage_ticket", {"ticketId": TICKET})
    figures = assistant.must("get_queue_metrics")
    assert figures["submittedRecommendations"] == 0
    assert figures["openTickets"] > 0
    assistant.refused("get_ticket", id="TKT-1005")
    assistant.fails("TICKET_NOT_FOUND", "get_ticket", id="999999")
    return ticket


def steps_at(home: Home, desk: str) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads(home.shell("audit", "show", "--desk", desk, "--json"))["events"]
    return events


@pytest.mark.parametrize("era", ERAS)
def test_a_sandbox_is_triaged_from_the_list_to_the_reply(tmp_path: Path, era: str) -> None:
    person = Person({"approve_priority": True, "approve_customerResponse": True, "confirm": True})
    home = Home(tmp_path)
    with home.assistant("triage", "--over", "tickiti", "--sandbox", era=era, person=person) as assistant:
        before = looks_like_the_desk(assistant)
        made = recommended(assistant, before, team="Billing" if before["team"] != "Billing" else "Inbox")
        assert assistant.must("get_ticket", id=TICKET)["ticket"] == before
        assert person.asked == []
        came = assistant.must("approve_triage_recommendation", **approval(made, "priority", "team", "customerResponse"))
        assert len(person.asked) == 1
        assert {"approve_priority", "approve_team", "approve_customerResponse"} <= person.boxes
        assert TICKET in person.asked[0].message
        after = assistant.must("get_ticket", id=TICKET)["ticket"]
        assert came["ticket"] == after
        assert after["priority"] == "P2" != before["priority"]
        assert (after["team"], after["revision"]) == (before["team"], 1)
        event = came["auditEvent"]
        assert {name: value for name, value in event["after"].items() if name != "desk"} == {
            "priority": "P2",
            "customerResponse": REPLY,
        }
        assert event["before"] == {"priority": before["priority"], "customerResponse": None}
        assert event["after"]["desk"]["external"]["ticketId"] == TICKET
        again = assistant.call(
            "approve_triage_recommendation", **approval(made, "priority", "team", "customerResponse")
        )
        assert again.is_error or "carried" in text_of(again)
        assert assistant.must("get_ticket", id=TICKET)["ticket"] == after
        assistant.fails("STALE_APPROVAL", "submit_triage_recommendation", **resubmitted(made))
    sent = [event for event in steps_at(home, "tickiti") if event["step"] in ("sent", "applied")]
    assert [event["effect"] for event in sent] == ["write_internal", "write_outbound"]
    assert {event["after"]["ticket_number"] for event in sent} == {TICKET}
    assert sent[1]["outcome"]["visible_to"] == "customer"
    assert sent[1]["after"]["content"] == HTML
    assert "ok: " in home.shell("audit", "verify")


def resubmitted(made: dict[str, Any]) -> dict[str, Any]:
    server_s = {"id", "escalationRequired", "escalationReasons", "resolution", "createdAt"}
    return {**{name: value for name, value in made.items() if name not in server_s}, "actor": "assistant"}


@pytest.mark.parametrize("era", ERAS)
def test_exactly_the_approved_fields_reach_a_desk_behind_an_address(tmp_path: Path, desk: Desk, era: str) -> None:
    person = Person(
        {
            "approve_priority": True,
            "approve_customerResponse": True,
            "edited_customerResponse": "Sorry.\n\nIt works again.",
            "confirm": True,
        }
    )
    home = Home(tmp_path, desk.variables)
    said, mails = desk.responses(TICKET), len(desk.mails())
    words = ("triage", "--over", "tickiti", "--approve", "write_outbound")
    with home.assistant(*words, era=era, person=person) as assistant:
        before = assistant.must("get_ticket", id=TICKET)["ticket"]
        made = recommended(assistant, before, ticketStatus="resolved", assignee=None)
        came = assistant.must(
            "approve_triage_recommendation", **approval(made, "priority", "status", "assignee", "customerResponse")
        )
        assert len(person.asked) == 1
        internal, public = desk.replies()
        assert internal.body == {
            "ticket_number": TICKET,
            "from_email": OWNER,
            "is_internal": True,
            "priority": 30,
        }
        letter = "<p>Sorry.</p><p>It works again.</p>"
        assert {name: public.body[name] for name in ("ticket_number", "is_internal", "content")} == {
            "ticket_number": TICKET,
            "is_internal": False,
            "content": letter,
        }
        assert {"priority", "status", "assigned_to_email", "queue"}.isdisjoint(public.body)
        assert (internal.status, public.status) == (200, 200)
        assert internal.key
        assert public.key
        assert internal.key != public.key
        external = came["auditEvent"]["after"]["desk"]["external"]
        assert external["requestIds"] == [internal.request_id, public.request_id]
        assert external["idempotencyKeys"] == [internal.key, public.key]
        told = json.loads(assistant.read(f"audit://ticket/{TICKET}").text)
        assert told["events"][-1] == came["auditEvent"]

    # exactly one public response, which went to the customer
    added = desk.responses(TICKET)[len(said) :]
    assert [(one.html, one.is_internal) for one in added if not one.is_internal] == [(letter, False)]
    assert len(desk.mails()) == mails + 1
    now = desk.ticket(TICKET)
    assert now.priority == "30"
    assert now.status != "closed"

    # a new process knows what was decided
    with home.assistant(*words, era=era) as assistant:
        assert assistant.must("get_queue_metrics")["approvedRecommendations"] == 1
        assert assistant.must("get_ticket", id=TICKET)["ticket"]["revision"] == came["ticket"]["revision"]
    applied = [event for event in steps_at(home, "tickiti") if event["step"] in ("sent", "applied")]
    assert [event["request_id"] for event in applied] == [internal.request_id, public.request_id]
    assert [event["effect"] for event in applied] == ["write_internal", "write_outbound"]
    assert "elicitation" in {event.get("via") for event in applied}
    assert "1|sandbox-full" not in home.shell("audit", "show", "--json")
    assert "ok: " in home.shell("audit", "verify")


@pytest.mark.parametrize("era", ERAS)
def test_a_reply_waits_at_the_desk_where_nobody_can_be_asked(tmp_path: Path, desk: Desk, era: str) -> None:
    home = Home(tmp_path, desk.variables)
    said = desk.responses(TICKET)
    words = ("triage", "--over", "tickiti", "--approve", "write_outbound")
    with home.assistant(*words, era=era) as assistant:
        made = recommended(assistant, assistant.must("get_ticket", id=TICKET)["ticket"])
        came = assistant.must("approve_triage_recommendation", **approval(made, "priority", "customerResponse"))
        (internal,) = desk.replies()
        assert (internal.body["is_internal"], internal.body["priority"]) == (True, 30)
        assert came["ticket"]["priority"] == "P2"
        after = came["auditEvent"]["after"]
        assert after["priority"] == "P2"
        assert "customerResponse" not in after
        waiting = after["desk"]["waiting"]["customerResponse"]
        assert [one.html for one in desk.responses(TICKET)[len(said) :] if not one.is_internal] == []

        (held,) = json.loads(home.shell("approvals", "list", "--json"))["proposals"]
        assert (held["id"], held["desk"], held["effect"]) == (waiting, "tickiti", "write_outbound")
        assert held["ticket"] == TICKET
        assert held["reason"] == made["rationale"]
        assert "We are on it." in home.shell("approvals", "show", waiting)
        home.shell("approvals", "approve", waiting, "--yes")
        assert home.ended(waiting)["state"] == "applied"
        public = desk.replies()[1]
        assert (public.body["is_internal"], public.body["content"]) == (False, HTML)
    added = [one.html for one in desk.responses(TICKET)[len(said) :] if not one.is_internal]
    assert added == [HTML]
    assert len(desk.replies()) == 2
    assert "ok: " in home.shell("audit", "verify")


def test_a_ticket_that_moved_at_the_desk_is_not_written(tmp_path: Path, desk: Desk) -> None:
    with Home(tmp_path, desk.variables).assistant("triage", "--over", "tickiti", era="2026-07-28") as assistant:
        made = recommended(assistant, assistant.must("get_ticket", id=TICKET)["ticket"])
        with desk.sdk() as sdk:
            sdk.tickets.respond(ticket_number=TICKET, from_email=OWNER, is_internal=True, content="I call her.")
        said = len(desk.replies())
        assistant.fails("STALE_APPROVAL", "approve_triage_recommendation", **approval(made, "priority"))
        assert len(desk.replies()) == said
        assert assistant.must("get_ticket", id=TICKET)["ticket"]["revision"] == 1
        assert assistant.must("get_queue_metrics")["pendingRecommendations"] == 1


def test_a_word_from_the_shell_is_carried_out_by_the_server_that_has_the_desk(tmp_path: Path, desk: Desk) -> None:
    """Approved field by field in a shell that knows nothing of --over: the server writes, and nobody is asked twice."""
    home = Home(tmp_path, desk.variables)
    words = ("triage", "--over", "tickiti", "--human-proof", "--approve", "write_outbound")
    with home.assistant(*words, era="legacy") as assistant:
        made = recommended(assistant, assistant.must("get_ticket", id=TICKET)["ticket"], ticketStatus="resolved")
        asked = approval(made, "priority", "status", "customerResponse")
        assert assistant.call("approve_triage_recommendation", **asked).is_error
        assert desk.replies() == []
        (held,) = json.loads(home.shell("approvals", "list", "--json"))["proposals"]
        assert held["desk"] == "triage"
        home.shell("approvals", "approve", held["id"], "--fields", "priority,customerResponse", "--yes")
        assert home.ended(held["id"])["state"] == "applied"
        internal, public = desk.replies()
        assert (internal.body["is_internal"], internal.body["priority"]) == (True, 30)
        assert "status" not in internal.body
        assert (public.body["is_internal"], public.body["content"]) == (False, HTML)
        assert assistant.must("get_queue_metrics")["approvedRecommendations"] == 1
        assert assistant.must("get_ticket", id=TICKET)["ticket"]["status"] != "resolved"
    assert len(desk.replies()) == 2
    assert "ok: " in home.shell("audit", "verify")
