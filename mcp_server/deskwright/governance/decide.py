"""A person's decision about a proposal: which fields, which texts, yes or no. It sends nothing.

Every decision is one compare-and-set with its audit event: who is second is told who was first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from deskwright.errors import Refusal, listed, near, short
from deskwright.governance.audit_event import Event
from deskwright.governance.proposal import Field, Principal, Proposal, timestamp

if TYPE_CHECKING:
    from deskwright.governance.rules import Rules
    from deskwright.state import State

__all__ = ["approve", "event_of", "expire", "reject", "settle"]

MAX_TEXT = 100_000
_STATE_WORDS = {
    "pending": "waits for a decision",
    "approved": "was approved and waits to be sent",
    "applying": "was approved and is being sent",
    "sending": "was approved and is being sent",
    "applied": "was carried out",
    "rejected": "was rejected",
    "expired": "expired",
    "stale": "is stale: the ticket changed after it was proposed",
    "failed": "failed",
    "uncertain": "was sent, and nobody knows yet whether the desk carried it out",
}


def approve(
    state: State,
    rules: Rules | None,
    id: str,
    *,
    fields: Sequence[str] | None,
    edits: Mapping[str, str],
    by: Principal,
    via: str,
    digest: str | None,
    feedback: str = "",
) -> Proposal:
    """Approve named fields (None: all of them), with texts rewritten; raises Refusal and changes nothing in doubt.

    `feedback`: what the person has to say besides; it goes to whoever asked.
    """
    proposal = _pending(state, id, "approved")
    if not proposal.is_intact or (digest is not None and digest != proposal.digest):
        raise Refusal(
            f"{id} was not approved",
            "what you decided about is not what is proposed: it changed, or the page is an old one",
            "open the proposal again and decide about what it shows",
            error={"code": "digest_mismatch"},
        )
    _may(rules, proposal, by, via)
    chosen = _chosen(proposal, fields)
    texts = _edits(proposal, chosen, edits)
    _routing(proposal, chosen, texts)
    left_out = [name for name in proposal.choices if name not in chosen]
    outcome: dict[str, Any] = {"left_out": left_out} if left_out else {}
    if texts:
        outcome["edited"] = sorted(texts)
    going = [item for item in proposal.fields if not item.choice or item.name in chosen]
    event = event_of(
        proposal, "approved", by, via=via, fields=going, edits=texts, outcome=outcome, rationale=feedback.strip()
    )
    moved = state.proposals.move(
        id,
        to="approved",
        frm={"pending"},
        event=event,
        decided_at=timestamp(),
        decided_by=by.data(),
        decided_via=via,
        approved_fields=tuple(chosen),
        edits=texts,
        feedback=feedback.strip()[:MAX_TEXT] or None,
    )
    return moved or _too_late(state, id, "approved")


def reject(state: State, rules: Rules | None, id: str, *, feedback: str, by: Principal, via: str) -> Proposal:
    """Reject a proposal that was not sent yet; the feedback goes to whoever asked."""
    text = feedback.strip()
    if not text:
        raise Refusal(
            f"{id} was not rejected",
            "a rejection needs a reason: the assistant is told it",
            "say in a sentence what is wrong",
            error={"code": "feedback_missing"},
        )
    proposal = _pending(state, id, "rejected", also=("approved",))
    _may(rules, proposal, by, via)
    event = event_of(proposal, "rejected", by, via=via, rationale=text)
    moved = state.proposals.move(
        id,
        to="rejected",
        frm={"pending", "approved"},
        event=event,
        decided_at=timestamp(),
        decided_by=by.data(),
        decided_via=via,
        feedback=text[:MAX_TEXT],
    )
    return moved or _too_late(state, id, "rejected")


def expire(state: State) -> list[Proposal]:
    """Close what nobody decided, or nobody sent, in time."""
    ended = []
    for proposal in state.proposals.due(timestamp()):
        event = event_of(proposal, "expired", Principal("os-user", "deskwright"))
        moved = state.proposals.move(proposal.id, to="expired", frm={"pending", "approved"}, event=event)
        if moved is not None:
            ended.append(moved)
    return ended


def settle(state: State, id: str, *, to: str, note: str, by: Principal, via: str) -> Proposal:
    """A person who looked says what became of an uncertain one: `applied` or `failed`."""
    if to not in ("applied", "failed"):
        raise ValueError(to)
    proposal = _known(state, id)
    event = event_of(proposal, "reconciled", by, via=via, outcome={"state": to}, rationale=note)
    outcome = {**(proposal.outcome or {}), "settled_by": by.data(), "note": short(note, 300)}
    moved = state.proposals.move(id, to=to, frm={"uncertain"}, event=event, outcome=outcome)
    return moved or _too_late(state, id, "reconciled")


def event_of(
    proposal: Proposal,
    step: str,
    by: Principal,
    *,
    via: str = "",
    fields: Iterable[Field] = (),
    edits: Mapping[str, str] | None = None,
    outcome: Mapping[str, Any] | None = None,
    request_id: str | None = None,
    rationale: str = "",
) -> Event:
    """The audit event of one step of a proposal."""
    shown = list(fields)
    texts = edits or {}
    return Event(
        step=step,
        principal=by.data(),
        desk=proposal.desk,
        instance=proposal.instance,
        tool=proposal.tool,
        operation=proposal.operation,
        effect=proposal.effect,
        ability=proposal.ability,
        ticket=proposal.ticket,
        fields=tuple(item.name for item in shown),
        before={item.name: item.before for item in shown},
        after={item.name: texts.get(item.name, item.after) for item in shown},
        arguments_digest=proposal.call_digest,
        proposal=proposal.id,
        via=via,
        outcome=dict(outcome or {}),
        request_id=request_id,
        rationale=rationale,
    )


# --- what must hold ------------------------------------------------------------------------------------


def _known(state: State, id: str) -> Proposal:
    found = state.proposals.get(id)
    if found is None:
        raise Refusal(
            f"no proposal {short(id)}",
            f"the state at {state.shown} has none of that id",
            "deskwright approvals list shows them; --state names another place",
            error={"code": "not_found"},
        )
    return found


def _pending(state: State, id: str, wanted: str, also: Sequence[str] = ()) -> Proposal:
    found = _known(state, id)
    if found.state in ("pending", *also) and found.expires_at <= timestamp():
        expire(state)
        found = _known(state, id)
    if found.state not in ("pending", *also):
        raise _ended(found, wanted)
    return found


def _ended(found: Proposal, wanted: str) -> Refusal:
    who = (found.decided_by or {}).get("name")
    when = f", by {who} at {found.decided_at}" if who and found.decided_at else ""
    return Refusal(
        f"{found.id} was not {wanted}",
        f"it {_STATE_WORDS.get(found.state, found.state)}{when}",
        "nothing more is to be done about it"
        if found.state != "uncertain"
        else f"deskwright approvals reconcile {found.id}",
        error={"code": "already_decided", "state": found.state},
    )


def _too_late(state: State, id: str, wanted: str) -> Proposal:
    raise _ended(_known(state, id), wanted)


def _may(rules: Rules | None, proposal: Proposal, by: Principal, via: str) -> None:
    if rules is None:
        return
    desk, effect = proposal.desk, proposal.effect
    why = rules.may_approve(by, desk=desk, effect=effect, via=via, asked_by=proposal.principal)
    if why:
        raise Refusal(
            f"{proposal.id} was not decided",
            why,
            "ask somebody whom policy.yaml names under approvers, or have the operator change it",
            error={"code": "not_an_approver"},
        )


def _chosen(proposal: Proposal, fields: Sequence[str] | None) -> list[str]:
    """The choices that were approved, in the order they are shown."""
    if fields is None:
        return list(proposal.choices)
    named = list(dict.fromkeys(fields))
    known = [item.name for item in proposal.fields]
    if unknown := [name for name in named if name not in known]:
        close = near(unknown[0], known)
        hint = f"; did you mean {listed(close)}?" if close else ""
        raise Refusal(
            f"{proposal.id} was not approved",
            f"it has no field {listed(short(name) for name in unknown)}{hint}",
            f"its fields are {listed(known)}",
            error={"code": "unknown_field"},
        )
    chosen = [name for name in proposal.choices if name in named]
    if proposal.choices and not chosen:
        raise Refusal(
            f"{proposal.id} was not approved",
            "none of its fields was approved",
            f"approve at least one of {listed(proposal.choices)}, or reject it",
            error={"code": "no_field"},
        )
    return chosen


def _edits(proposal: Proposal, chosen: Sequence[str], edits: Mapping[str, str]) -> dict[str, str]:
    by_name = {item.name: item for item in proposal.fields}
    texts: dict[str, str] = {}
    for name, text in edits.items():
        item = by_name.get(name)
        if item is None or not item.editable:
            can = [field.name for field in proposal.fields if field.editable]
            raise Refusal(
                f"{proposal.id} was not approved",
                f"{short(name)} cannot be rewritten",
                f"what can be: {listed(can)}; for anything else reject it and say what you want",
                error={"code": "not_editable"},
            )
        if item.choice and name not in chosen:
            raise Refusal(
                f"{proposal.id} was not approved",
                f"{name} was rewritten but not approved",
                f"approve {name} as well, or leave its text alone",
                error={"code": "edit_not_approved"},
            )
        if not text.strip() or len(text) > MAX_TEXT:
            raise Refusal(
                f"{proposal.id} was not approved",
                f"the new text of {name} is {'empty' if not text.strip() else f'longer than {MAX_TEXT:,} characters'}",
                "write a text, or reject the proposal",
                error={"code": "bad_edit"},
            )
        if text != item.after:
            texts[name] = text
    return texts


def _routing(proposal: Proposal, chosen: Sequence[str], texts: Mapping[str, str]) -> None:
    """What a rule demands of the result: by what is approved, else by what is there."""
    if not proposal.required:
        return
    from deskwright.governance.rules import Required, unmet

    needs = [Required(**rule) for rule in proposal.required]
    for need in unmet(needs, proposal.fields, approved=chosen, edits=texts):
        raise Refusal(
            f"{proposal.id} was not approved",
            f"{need.why}: {need.field} must be {short(need.value)}",
            f"approve {need.field} where that is proposed; else reject it and say so",
            error={"code": "required_routing", "field": need.field},
        )
