"""The gate of a caller's own call: it is recorded and sent, or it becomes a proposal that a person decides about."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values
from deskwright.catalogue import Operation
from deskwright.errors import Refusal
from deskwright.faults import fault
from deskwright.governance.elicit import Decision, question_about, read_reply
from deskwright.governance.fields import fields_of
from deskwright.governance.files import describe_files
from deskwright.governance.gates import outcome_unknown
from deskwright.governance.governor import Caller, Governor
from deskwright.governance.in_hand import IN_HAND, InHand
from deskwright.governance.proposal import WAITING, Proposal, digest_of, timestamp
from deskwright.governance.propose import call_digest, make_proposal
from deskwright.governance.revision import Current, read_current, ticket_of
from deskwright.governance.secrets import Covering
from deskwright.governance.settings import DEFAULT_TTL
from deskwright.governance.telling import answer_about
from deskwright.results import Answer

if TYPE_CHECKING:
    from deskwright.invoke import Call
    from deskwright.serving import Application

__all__ = ["DirectGate"]

# How long a caller waits for a proposal that another process happens to be sending.
PATIENCE = 10.0


class DirectGate:
    """A caller's own call."""

    def __init__(self, governor: Governor, caller: Caller, application: Application) -> None:
        self.governor, self.caller, self.application = governor, caller, application
        self._event: dict[str, Any] | None = None
        self._writes: tuple[str, str | None] | None = None
        self._shaped = False

    async def before(self, call: Call, operation: Operation, values: Values, given: Mapping[str, Any]) -> Answer | None:
        effect = call.policy.effect_of(operation, values)
        way = self.governor.way(operation, {effect, *call.effects_besides(given)}, self.caller)
        self._shaped = call.tool.output_schema is not None
        if way != "direct" or self.governor.audits(effect):
            self.caller.principal = await self.governor.named(self.caller.principal)
        if way == "direct":
            await self._hold_to_rules(call, operation, values, given, effect)
            await self._record_before(call, operation, values, given, effect)
            if effect != "read":
                self._writes = (call.catalogue.desk, ticket_of(operation, values))
            return None
        by = self.caller.principal
        digest = await call_digest(self.governor, call, given, by)
        earlier = await call_digest(self.governor, call, given, by, earlier=True)
        if self.caller.asker.answered is not None:
            return await self._decided_elsewhere(call, {digest, earlier})
        known = await self.governor.do(
            lambda state: state.proposals.same_call(digest, since="") or state.proposals.same_call(earlier, since="")
        )
        while known is None or (told := await self._told(known)) is None:
            proposal = await make_proposal(
                self.governor,
                self.caller,
                way,
                call,
                operation,
                values,
                given,
                digest=digest,
                after=known.id if known is not None else "",
            )
            known = await self._other(proposal)
            if known is None:
                return await self._begun(proposal)
        return told

    def again(self, call: Call, operation: Operation, values: Values) -> None:
        effect = call.policy.effect_of(operation, values)
        if self.governor.way(operation, {effect}, self.caller) == "proposal":
            raise Refusal(
                f"{call.shown_name} ({operation.route}) was not sent",
                f"its files make it {effect}, and that waits for a person",
                "leave the files out, or have the operator approve this effect as well",
                error={"code": "refused", "step": "approval", "effect": effect},
            )

    async def after(self, call: Call, answer: Answer) -> None:
        self._tell_of_write()
        if self._event is not None:
            await self._record_end("sent" if answer.meta.get("done") else "call", answer.meta)

    async def failed(self, refusal: Refusal) -> None:
        self._tell_of_write()
        if self._event is None:
            return
        if refusal.meta.get("done"):  # it answered, and what it answered could not be passed on
            step = "sent"
        else:
            step = "uncertain" if self._event["effect"] != "read" and outcome_unknown(refusal) else "failed"
        await self._record_end(step, refusal.meta, refusal.error or {})

    async def _hold_to_rules(
        self, call: Call, operation: Operation, values: Values, given: Mapping[str, Any], effect: str
    ) -> None:
        """What policy.yaml refuses or demands holds for a call that waits for nobody as well."""
        rules = self.governor.settings.rules
        about = {"desk": call.catalogue.desk, "effect": effect, "operation": operation.id, "tool": call.tool.name}
        if rules is None or effect == "read" or not rules.concerns(**about):
            return
        from deskwright.governance.ruling import hold_to, judge

        reads = "ticket" in rules.looks_at(**about)
        current = await read_current(call, operation, values) if reads else Current()
        fields = fields_of(call.tool, operation, given, current.item, values=values)
        hold_to(judge(rules, call, operation, effect, given, fields, current), call, operation, effect, fields)

    # --- recording ---

    async def _record_before(
        self, call: Call, operation: Operation, values: Values, given: Mapping[str, Any], effect: str
    ) -> None:
        if not self.governor.audits(effect):
            return
        from deskwright.governance.audit_event import Event

        writes = effect != "read"
        files = describe_files(call, operation, values, given) if writes else {}
        shown = fields_of(call.tool, operation, given, files=files, values=values)
        in_hand = IN_HAND.get()
        self._event = {
            "principal": self.caller.principal.data(),
            "desk": call.catalogue.desk,
            "instance": call.instance,
            "tool": call.tool.name,
            "operation": operation.id,
            "effect": effect,
            "ability": dict(call.policy.ability_of(operation, values)),
            "ticket": ticket_of(operation, values),
            "fields": tuple(item.name for item in shown),
            "after": {item.name: item.after for item in shown} if writes else {},
            "arguments_digest": digest_of(Covering(call.tool, given).arguments(given)),
            "proposal": in_hand.proposal if in_hand else None,
            "via": in_hand.via if in_hand else "",
        }
        if writes:
            # Intent first: a write that leaves no trace must not be possible.
            await self.governor.record(Event(step="sending", **self._event))

    async def _record_end(self, step: str, meta: Mapping[str, Any], error: Mapping[str, Any] | None = None) -> None:
        """How it ended, although whoever asked may be gone by now."""
        from deskwright.governance.audit_event import Event

        done, error = meta.get("done") or {}, error or {}
        outcome = {key: done[key] for key in ("status", "visible_to") if key in done}
        outcome |= {key: error[key] for key in ("code", "status", "desk_code") if error.get(key) is not None}
        event = Event(step=step, outcome=outcome, request_id=meta.get("request_id"), **(self._event or {}))
        await self.governor.shielded(self.governor.record_after(event))

    def _tell_of_write(self) -> None:
        if self._writes is not None:
            self.governor.wrote(*self._writes)

    # --- proposing ---

    async def _other(self, proposal: Proposal) -> Proposal | None:
        """Store it; another one of the same call, where somebody made that meanwhile."""
        from deskwright.governance.decide import event_of

        event = event_of(
            proposal, "proposed", self.caller.principal, fields=proposal.fields, rationale=proposal.reason or ""
        )
        try:
            await self.governor.do(lambda state: state.proposals.add(proposal, event))
        except ValueError:
            found = await self.governor.do(lambda state: state.proposals.get(proposal.id))
            if found is None:
                raise
            return found
        return None

    async def _begun(self, proposal: Proposal) -> Answer:
        """What becomes of a proposal that has just been made."""
        fault("proposed")
        if (in_hand := IN_HAND.get()) is not None:
            return await self._approve(proposal, in_hand, Decision("approve"))
        if self._asks(proposal):
            return await self._ask(proposal)
        return self._waits(proposal)

    def _waits(self, proposal: Proposal, why: str = "") -> Answer:
        self.application.oversight.watch()
        return self._about(proposal, why)

    def _about(self, proposal: Proposal, why: str = "") -> Answer:
        if proposal.kind == "confirmation" and not why:
            started = "this server was started with --human-proof: " if self.governor.settings.human_proof else ""
            why = f"{started}a person confirms this decision"
        # a tool that promises a shape of its own tells everything else as a failure
        return answer_about(proposal, why=why, failing=self._shaped)

    async def _told(self, known: Proposal) -> Answer | None:
        """What to say instead of proposing the same again; None where a new proposal is right."""
        if known.state in ("pending", "approved") and known.expires_at <= timestamp():
            from deskwright.governance.decide import expire

            await self.governor.do(expire)
            known = await self._now(known)
        in_hand = IN_HAND.get()
        if known.state == "pending" and in_hand is not None:
            return await self._approve(known, in_hand, Decision("approve"))
        if known.state == "pending" and self._asks(known):
            return await self._ask(known)
        if known.state in WAITING or known.state == "uncertain":
            return self._waits(known)
        # a person's word of today counts, whatever became of the same call before; what was carried out was
        again = in_hand is not None and known.state != "applied"
        if known.told or again or known.expires_at <= timestamp(after=-DEFAULT_TTL):
            return None
        await self._mark_told(known)
        return self._about(known)

    async def _mark_told(self, proposal: Proposal) -> None:
        with contextlib.suppress(Refusal):  # then it is told once more
            await self.governor.do(lambda state: state.proposals.mark_told(proposal.id))

    # --- deciding ---

    def _asks(self, proposal: Proposal) -> bool:
        """Can the client ask its user, show all of it, and would that answer count? A question in vain is not put."""
        if not self.caller.asker.can_ask or question_about(proposal) is None:
            return False
        rules, by = self.governor.settings.rules, self.caller.principal
        if rules is None:
            return True
        desk, effect = proposal.desk, proposal.effect
        why_not = rules.may_approve(by, desk=desk, effect=effect, via="elicitation", asked_by=proposal.principal)
        return why_not is None

    async def _ask(self, proposal: Proposal) -> Answer:
        question = question_about(proposal)
        assert question is not None
        return await self._decide(proposal, await self.caller.asker.ask(question))

    async def _decided_elsewhere(self, call: Call, digests: set[str]) -> Answer:
        """The client asked its user between two requests: the state says what about."""
        answered = self.caller.asker.answered
        assert answered is not None
        proposal = await self.governor.do(lambda state: state.proposals.get(str(answered.state.get("proposal"))))
        shown = answered.state.get("digest")
        if proposal is None or proposal.digest != shown or proposal.call_digest not in digests:
            raise Refusal(
                f"{call.shown_name}: the answer is about another proposal; nothing was sent",
                "tool, arguments, installation and proposal must be those the question was asked about",
                "call again without the earlier state: the question is asked anew",
                error={"code": "state_mismatch"},
            )
        if proposal.state != "pending":
            return (await self._told(proposal)) or self._about(proposal)
        if answered.reply is None:
            return self._waits(proposal)
        return await self._decide(proposal, answered.reply)

    async def _decide(self, proposal: Proposal, reply: Any) -> Answer:
        from deskwright.governance.decide import reject

        decision = read_reply(proposal, reply)
        if decision.kind == "wait":
            return self._waits(proposal, decision.feedback)
        by, rules = self.caller.principal, self.governor.settings.rules
        if decision.kind == "reject":
            ended = await self.governor.do(
                lambda state: reject(state, rules, proposal.id, feedback=decision.feedback, by=by, via="elicitation")
            )
            await self._mark_told(proposal)
            return self._about(ended)
        return await self._approve(proposal, InHand(proposal.id, by, "elicitation"), decision)

    async def _approve(self, proposal: Proposal, word: InHand, decision: Decision) -> Answer:
        """What a person approved is sent, although whoever asked may be gone by now."""
        return await self.governor.shielded(self._approve_and_send(proposal, word, decision), self.application)

    async def _approve_and_send(self, proposal: Proposal, word: InHand, decision: Decision) -> Answer:
        from deskwright.governance.apply import apply_now, held_here
        from deskwright.governance.decide import approve

        with held_here(proposal.id):
            await self.governor.do(
                lambda state: approve(
                    state,
                    self.governor.settings.rules,
                    proposal.id,
                    fields=decision.fields,
                    edits=decision.edits,
                    by=word.by,
                    via=word.via,
                    digest=proposal.digest,
                    feedback=decision.feedback,
                )
            )
            fault("approved")
            ended, answer = await apply_now(self.application, proposal.id)
            if answer is None:
                ended = await self._ended(ended)
        if ended.state not in WAITING:
            await self._mark_told(proposal)
        return answer if answer is not None else self._about(ended)

    async def _ended(self, proposal: Proposal) -> Proposal:
        """The proposal when the process that sends it is done; as it is, if that takes long."""
        until = asyncio.get_running_loop().time() + PATIENCE
        while proposal.state in ("applying", "sending") and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.1)
            proposal = await self._now(proposal)
        return proposal

    async def _now(self, proposal: Proposal) -> Proposal:
        found = await self.governor.do(lambda state: state.proposals.get(proposal.id))
        return found or proposal
