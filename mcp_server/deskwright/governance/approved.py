"""The gate of an approved call: held against what was approved, sent once, its outcome written down."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextvars import Token
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values
from deskwright.catalogue import Operation
from deskwright.errors import Refusal, listed, short
from deskwright.faults import fault
from deskwright.governance.fields import fields_of
from deskwright.governance.files import describe_files
from deskwright.governance.gates import outcome_unknown
from deskwright.governance.governor import Governor
from deskwright.governance.in_hand import IN_HAND, InHand
from deskwright.governance.proposal import ABSENT, Principal, Proposal, timestamp
from deskwright.governance.revision import Current, read_current
from deskwright.governance.same import difference, going_fields
from deskwright.governance.secrets import Covering
from deskwright.policy import EFFECTS
from deskwright.results import Answer

if TYPE_CHECKING:
    from deskwright.invoke import Call

__all__ = ["CLAIM", "ApprovedGate", "NotAsApproved", "seen_now"]

# How long a claim holds where nobody can tell whether its process lives (another host): longer than any call.
CLAIM = timedelta(minutes=10)


class NotAsApproved(Refusal):
    """What would be sent is not what a person approved; nothing was sent."""


class ApprovedGate:
    """The call of an approved proposal, claimed by this process."""

    def __init__(self, governor: Governor, proposal: Proposal) -> None:
        self.governor, self.proposal = governor, proposal
        self.sent = self.ended = False
        self._again: tuple[Operation, Values] | None = None
        self._covering: Covering | None = None
        self._token: Token[InHand | None] | None = None
        self.by = Principal(**{"kind": "os-user", "name": "?", **(proposal.decided_by or {})})

    async def before(self, call: Call, operation: Operation, values: Values, given: Mapping[str, Any]) -> Answer | None:
        proposal = self.proposal
        self._covering = Covering(call.tool, given)
        effect = call.policy.effect_of(operation, values)
        if (operation.id, operation.route) != (proposal.operation, proposal.route):
            now = f"{operation.id} ({operation.route})"
            raise self._differs(f"it would call {now}, and {proposal.operation} ({proposal.route}) was approved")
        if EFFECTS.index(effect) > EFFECTS.index(proposal.effect):
            raise self._differs(
                f"without the fields that were not approved it would be {effect}, not {proposal.effect}"
            )
        if why := difference(call, proposal, values, self._covering):
            raise self._differs(why)
        files = describe_files(call, operation, values, given)
        approved_files = proposal.values.get("files") or {}
        if changed := [name for name, held in files.items() if held != approved_files.get(name)]:
            raise self._differs(f"the files of {listed(changed)} changed since")
        await self._same_revision(call, operation, values, given, effect)
        fault("before_sending")
        moved = await self.governor.do(
            lambda state: state.proposals.move(
                proposal.id,
                to="sending",
                frm={"applying"},
                event=self._event("sending"),
                claimed_until=timestamp(after=CLAIM),
            )
        )
        if moved is None:
            raise self._differs("another process took it over")
        self.sent = True
        self._again = (operation, values)
        self._token = IN_HAND.set(InHand(proposal.id, self.by, proposal.decided_via or ""))
        fault("sending")
        return None

    def again(self, call: Call, operation: Operation, values: Values) -> None:
        effect = call.policy.effect_of(operation, values)
        if EFFECTS.index(effect) > EFFECTS.index(self.proposal.effect):
            raise self._differs(f"its files make it {effect}, and {self.proposal.effect} was approved")

    async def after(self, call: Call, answer: Answer) -> None:
        self._put_down()
        self._tell_of_write()
        fault("answered")
        outcome = _facts(answer.meta)
        await self._end("applied", outcome)
        fault("applied")
        await self._read_back(call, outcome)
        answer.meta["approval"] = {
            "proposal": self.proposal.id,
            "by": self.by.name,
            "via": self.proposal.decided_via,
            "fields": list(self.proposal.approved_fields or ()),
        }
        if self.proposal.feedback:
            answer.meta["approval"]["feedback"] = self.proposal.feedback

    async def failed(self, refusal: Refusal) -> None:
        self._put_down()
        self._tell_of_write()
        if self.ended:
            return
        error = refusal.error or {}
        covered = self._covering.text if self._covering is not None else str
        outcome: dict[str, Any] = {
            "why": short(covered(refusal.why), 500),
            "next": short(covered(refusal.next_step), 300),
            "code": error.get("code"),
            "status": error.get("status"),
            **_facts(refusal.meta),
        }
        outcome = {key: value for key, value in outcome.items() if value is not None}
        if not self.sent:
            await self._end(
                "stale" if error.get("code") == "stale" else "failed", {**outcome, "sent": "nothing was sent"}
            )
        elif refusal.meta.get("done") or error.get("carried_out"):
            # it answered, and what it answered could not be passed on; or it did a part of it
            await self._end("applied", outcome)
        elif outcome_unknown(refusal):
            await self._end("uncertain", outcome)
        else:
            await self._end("failed", {**outcome, "sent": "the desk did not carry it out"})

    def _tell_of_write(self) -> None:
        if self.sent:
            self.governor.wrote(self.proposal.desk, self.proposal.ticket)

    # --- is it what was approved? ---

    async def _same_revision(
        self, call: Call, operation: Operation, values: Values, given: Mapping[str, Any], effect: str
    ) -> None:
        proposal, rules = self.proposal, self.governor.settings.rules
        current = Current(why="the desk's own tool compares its revision")
        fields = proposal.fields
        if proposal.kind == "write":
            current = await read_current(call, operation, values)
            if proposal.revision is not None and current.revision != proposal.revision:
                why = (
                    "the ticket changed after it was proposed"
                    if current.revision
                    else f"what is there could not be read again: {current.why}"
                )
                raise NotAsApproved(
                    f"{proposal.id} is stale; nothing was sent",
                    why,
                    "read the ticket; if it is still right, call again: that makes a new proposal of the present state",
                    error={"code": "stale"},
                )
            fields = fields_of(
                call.tool, operation, proposal.arguments, current.item, proposal.values.get("files"), values
            )
        if rules is None:
            return
        from deskwright.governance.ruling import hold_to, judge

        judged = judge(rules, call, operation, effect, given, going_fields(proposal), current)
        approved = proposal.approved_fields or ()
        hold_to(judged, call, operation, effect, fields, approved=approved, edits=proposal.edits)

    def _differs(self, why: str) -> NotAsApproved:
        return NotAsApproved(
            f"{self.proposal.id} is not sent: it would not be what was approved",
            why,
            "call again: that makes a new proposal with what would be sent now",
        )

    # --- writing it down ---

    def _event(self, step: str, outcome: Mapping[str, Any] | None = None) -> Any:
        from deskwright.governance.decide import event_of

        facts = dict(outcome or {})
        return event_of(
            self.proposal,
            step,
            self.by,
            via=self.proposal.decided_via or "",
            fields=going_fields(self.proposal),
            edits=self.proposal.edits,
            outcome=facts,
            request_id=facts.get("request_id"),
        )

    async def _end(self, to: str, outcome: Mapping[str, Any], step: str = "") -> None:
        """Write the outcome down. That it cannot be written undoes nothing: what was sent is uncertain then."""
        # a process that was thought to be gone knows best what became of its request
        frm = {"applied"} if step else {"sending", "uncertain"} if self.sent else {"applying"}
        event = self._event(step or to, outcome)
        self.ended = True
        try:
            moved = await self.governor.do(
                lambda state: state.proposals.move(self.proposal.id, to=to, frm=frm, event=event, outcome=dict(outcome))
            )
        except Refusal as refusal:
            print(
                f"deskwright: warning: {self.proposal.id}: {step or to}, and that could not be written: {refusal.why}",
                file=sys.stderr,
            )
            return
        if moved is not None:
            self.proposal = moved
        elif self.sent:  # a person settled it meanwhile: what is known now stands in the record
            await self.governor.record_after(event)

    async def _read_back(self, call: Call, outcome: Mapping[str, Any]) -> None:
        """What the desk shows now; that it cannot be read takes nothing away."""
        if self._again is None or not self._again[0].revision or self.proposal.kind == "confirmation":
            return
        operation, values = self._again
        try:
            current = await read_current(call, operation, values)
            if current.item is None:
                found: dict[str, Any] = {"read_back_failed": current.why}
            else:
                shown = seen_now(call, operation, self.proposal, current.item, values)
                now = {name: short(value, 200) if isinstance(value, str) else value for name, value in shown.items()}
                found = {"read_back": now, "revision": current.revision}
        except Exception as error:
            found = {"read_back_failed": f"an error inside this server ({type(error).__name__})"}
        await self._end("applied", {**outcome, **found}, step="read_back")

    def _put_down(self) -> None:
        if self._token is not None:
            IN_HAND.reset(self._token)
            self._token = None


def seen_now(call: Call, operation: Operation, proposal: Proposal, item: Any, values: Values) -> dict[str, Any]:
    """What the desk shows in the fields that were sent, as far as the overlay says where to look."""
    going = {each.name for each in going_fields(proposal)}
    files = proposal.values.get("files")
    return {
        each.name: each.before
        for each in fields_of(call.tool, operation, proposal.arguments, item, files, values)
        if each.name in going and each.before != ABSENT
    }


def _facts(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a request that was carried out: status, who can see it, the desk's word for the request."""
    done = meta.get("done") or {}
    facts = {key: done[key] for key in ("status", "visible_to") if key in done}
    return {**facts, "request_id": meta["request_id"]} if meta.get("request_id") else facts
