"""What whoever asked for a proposal is told of it: facts, why, what next."""

from __future__ import annotations

import json
from typing import Any

from deskwright import results
from deskwright.errors import listed, short
from deskwright.governance.proposal import Proposal
from deskwright.governance.visible import visible
from deskwright.results import Answer

__all__ = ["answer_about"]


def answer_about(proposal: Proposal, *, why: str = "", failing: bool = False) -> Answer:
    """The state of a proposal for whoever asked for it: facts, why, what next.

    `failing`: for a tool that promises its own shape of an answer.
    """
    what, reason, step = _sentences(proposal, why)
    refused = proposal.state in ("rejected", "expired", "stale", "failed", "uncertain")
    facts: dict[str, Any] = {
        "id": proposal.id,
        "state": proposal.state,
        "effect": proposal.effect,
        "ticket": proposal.ticket,
        "revision": proposal.revision,
        "expires_at": proposal.expires_at,
        "fields": [item.name for item in proposal.fields],
        "how": f"deskwright approvals show {proposal.id}",
    }
    if proposal.approved_fields is not None:
        facts["approved_fields"] = list(proposal.approved_fields)
    if proposal.decided_by:
        facts["decided_by"] = proposal.decided_by.get("name")
        facts["via"] = proposal.decided_via
    for name in ("feedback", "outcome"):
        if getattr(proposal, name):
            facts[name] = getattr(proposal, name)
    head = "proposed" if proposal.state == "pending" else proposal.state
    text = "\n".join(visible(line, inline=True) for line in (f"{head}: {what}", f"why: {reason}", f"next: {step}"))
    meta = {"operation": proposal.operation, "effect": proposal.effect, "proposal": proposal.id}
    if proposal.outcome:  # it may repeat what the desk said, or a ticket's text
        meta["provenance"] = facts["provenance"] = results.PROVENANCE
    structured: dict[str, Any] = {"proposal": facts}
    if refused or failing:
        code = "approval_pending" if proposal.state == "pending" else proposal.state
        structured = {"error": {"code": code}, **structured}
    return Answer([results.text_block(text)], structured, is_error=refused or failing, meta=meta)


def _sentences(proposal: Proposal, why: str) -> tuple[str, str, str]:
    name = f"{proposal.shown} ({proposal.route}, {proposal.effect})"
    who = (proposal.decided_by or {}).get("name") or "a person"
    by_hand = f"`deskwright approvals approve {proposal.id}`"
    ways = f"a person decides on the page of `deskwright approvals --open` or with {by_hand}"
    again = "calling again with the same arguments tells what became of it"
    outcome = proposal.outcome or {}
    approved = listed(proposal.approved_fields) if proposal.approved_fields else "it"
    match proposal.state:
        case "pending":
            reason = why or f"{proposal.effect} waits for a person here; {len(proposal.fields)} fields: " + listed(
                [item.name for item in proposal.fields]
            )
            return f"{name} as {proposal.id}; nothing was sent", reason, f"tell the person; {ways}; {again}"
        case "approved" | "applying" | "sending":
            return (
                f"{name}, {proposal.id}; it is being sent",
                f"{who} approved {approved}",
                f"wait a little; {again}",
            )
        case "applied":
            status = f" (status {outcome['status']})" if outcome.get("status") else ""
            shows = json.dumps(outcome["read_back"], ensure_ascii=False) if outcome.get("read_back") else ""
            read = f"; the desk now shows {short(shows, 300)}" if shows else ""
            partly = f"; {short(outcome['why'], 300)}" if outcome.get("why") else ""
            return (
                f"{name}, {proposal.id}; the desk carried it out{status}{read}",
                f"{who} approved {approved}{partly}",
                "do not repeat it; read the ticket to see it",
            )
        case "rejected":
            return (
                f"{name}, {proposal.id}; nothing was sent",
                f"{who} rejected it: {short(proposal.feedback, 500)}",
                "take the feedback into account; a corrected call makes a new proposal",
            )
        case "expired":
            return (
                f"{name}, {proposal.id}; nothing was sent",
                "it was approved, and no server could send it in time"
                if proposal.decided_at
                else "nobody decided in time",
                "call again if it is still wanted",
            )
        case "uncertain":
            return (
                f"{name}, {proposal.id} was sent, and whether the desk carried it out is not known",
                short(outcome.get("why") or "no answer was recorded", 300),
                "do not repeat it: look at the ticket; "
                f"a person settles it with `deskwright approvals reconcile {proposal.id}`",
            )
        case _:
            return (
                f"{name}, {proposal.id}; {outcome.get('sent', 'nothing was sent')}",
                short(outcome.get("why") or "it could not be carried out", 500),
                short(outcome.get("next") or "read the ticket again; a new call makes a new proposal", 300),
            )
