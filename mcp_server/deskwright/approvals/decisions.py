"""What a form of the page says, as the decision it means; whatever is unclear is refused and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from deskwright.approvals.texts import as_submitted
from deskwright.approvals.views import is_intact
from deskwright.errors import Refusal
from deskwright.governance import decide
from deskwright.governance.proposal import Principal, Proposal

if TYPE_CHECKING:
    from deskwright.governance.rules import Rules
    from deskwright.state import State
    from deskwright.webpage.forms import Form

__all__ = ["approve_form", "changed_texts", "reject_form", "settle", "settle_form"]

VIA = "page"


def approve_form(state: State, rules: Rules | None, proposal: Proposal, form: Form, by: Principal) -> Proposal:
    """Approve the boxes that were ticked, with the texts that were changed."""
    _same_page(proposal, form, "approved")
    fields = form.every("approve") if proposal.choices else None
    edits = changed_texts(proposal, form.starting("edit:"))
    return decide.approve(
        state, rules, proposal.id, fields=fields, edits=edits, by=by, via=VIA, digest=form.one("digest")
    )


def reject_form(state: State, rules: Rules | None, proposal: Proposal, form: Form, by: Principal) -> Proposal:
    _same_page(proposal, form, "rejected", intact=False)
    return decide.reject(state, rules, proposal.id, feedback=form.one("feedback"), by=by, via=VIA)


def settle_form(state: State, rules: Rules | None, proposal: Proposal, form: Form, by: Principal) -> Proposal:
    """A person looked at the ticket and says what became of an uncertain one."""
    return settle(state, rules, proposal, to=form.one("to"), note=form.one("note").strip(), by=by, via=VIA)


def settle(
    state: State, rules: Rules | None, proposal: Proposal, *, to: str, note: str, by: Principal, via: str
) -> Proposal:
    """Who may approve it may say what became of it, and says how they know."""
    why = None
    if rules is not None:
        desk, effect = proposal.desk, proposal.effect
        why = rules.may_approve(by, desk=desk, effect=effect, via=via, asked_by=proposal.principal)
    if why is None and to not in ("applied", "failed"):
        why = "it was not said whether it was carried out"
    if why is None and not note:
        why = "it was not said how you know"
    if why is not None:
        raise Refusal(
            f"{proposal.id} was not settled", why, "choose one, and say how you know", error={"code": "not_settled"}
        )
    return decide.settle(state, proposal.id, to=to, note=note, by=by, via=via)


def changed_texts(proposal: Proposal, typed: Mapping[str, str]) -> dict[str, str]:
    """The texts that a person changed: a box that nobody touched comes back with other line ends."""
    offered = {item.name: item.after for item in proposal.fields if item.editable and isinstance(item.after, str)}
    return {name: text for name, text in typed.items() if name not in offered or text != as_submitted(offered[name])}


def _same_page(proposal: Proposal, form: Form, wanted: str, *, intact: bool = True) -> None:
    """The decision must be about exactly what was shown."""
    if form.one("digest") != proposal.digest or (intact and not is_intact(proposal)):
        raise Refusal(
            f"{proposal.id} was not {wanted}",
            "what you decided about is not what is proposed: it changed, or the page is an old one",
            "look at it as it is now, and decide about that",
            error={"code": "digest_mismatch"},
        )
