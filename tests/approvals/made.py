"""Proposals as a server would make them, put into a store by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from deskwright.governance.decide import event_of
from deskwright.governance.proposal import Field, Principal, Proposal, digest_of, new_id, now, timestamp
from deskwright.state.store import State

REPLY = (
    "<p>Hello Maria,</p><p>your refund of 84.50 EUR was approved this morning. Your bank usually needs "
    "<b>three to five days</b> until you see it.</p><p>If it is not there by Friday, answer this mail and I will call "
    "them.</p><p>Best regards<br>Ann, Support</p>"
)
ANN = Principal("os-user", "ann", "Claude Code 2.1")


def make(**changes: Any) -> Proposal:
    """A reply to a customer with three things that can be approved by themselves."""
    at: datetime = changes.pop("at", now())
    fields = changes.pop("fields", None) or (
        Field("ticket_number", "100101", "100101", choice=False),
        Field("content", REPLY, label="Text", editable=True, public=True),
        Field("priority", "High", "Normal", label="Priority"),
        Field("status", "closed", "open", label="Status"),
    )
    arguments = {item.name: item.after for item in fields}
    given: dict[str, Any] = {
        "id": new_id(),
        "kind": "write",
        "state": "pending",
        "desk": "tickiti",
        "instance": "",
        "connection": "sha256:" + "c" * 64,
        "tool": "respond_to_ticket",
        "shown": "respond_to_ticket",
        "operation": "tickets.respond",
        "route": "POST /api/tickets/respond",
        "effect": "write_outbound",
        "ability": {"any_of": ["tickets:respond"]},
        "arguments": arguments,
        "values": {"body": arguments},
        "fields": tuple(fields),
        "ticket": "100101",
        "revision": "2026-11-21T07:58:12Z",
        "principal": ANN.data(),
        "reason": "Maria asked twice where her refund is. Billing approved it this morning, so she can be told.",
        "evidence": (
            "Ticket 100101: “Where is my refund? This is the second time I ask.”",
            "Note of billing: approved.",
        ),
        "escalations": (),
        "required": (),
        "digest": "",
        "call_digest": digest_of(arguments),
        "key": None,
        "sealed": None,
        "created_at": timestamp(at),
        "expires_at": timestamp(at, after=timedelta(hours=24)),
    }
    return replace(Proposal(**{**given, **changes}), digest="").sealed_by_digest()


def put(state: State, **changes: Any) -> Proposal:
    """The same, in the store with its audit event."""
    proposal = make(**changes)
    return state.proposals.add(proposal, event_of(proposal, "proposed", ANN, fields=proposal.fields))


def move(state: State, proposal: Proposal, *steps: str, by: Principal = ANN, **changes: Any) -> Proposal:
    """Through some states, each with its event; `changes` go with the last."""
    for step in steps:
        last = changes if step == steps[-1] else {}
        fields = [item for item in proposal.fields if item.name in (last.get("approved_fields") or ())]
        event = event_of(
            proposal, step, by, fields=fields, outcome=last.get("outcome"), via=last.get("decided_via", "")
        )
        moved = state.proposals.move(proposal.id, to=step, frm={proposal.state}, event=event, **last)
        assert moved is not None
        proposal = moved
    return proposal
