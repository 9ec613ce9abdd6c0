"""A person's decision about a recommendation: approve named fields, or reject, each in the order of its checks.

One decision per recommendation, whoever asks: in this process they take turns, between processes the store decides.
Who approved is not proven here: `actor` is what the caller claims, and a person's approval in hand is recorded
beside it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import anyio
from anyio import to_thread

from deskwright.governance.rules import Rules
from deskwright.triage.errors import TriageError, UnsafeRollback
from deskwright.triage.events import make_event, proven, stamp
from deskwright.triage.models import Approval, AuditEvent, Recommendation, Ticket, in_shape, moment
from deskwright.triage.own_tickets import OwnTickets
from deskwright.triage.policy import evaluate
from deskwright.triage.requests import ApprovalRequest, RejectionRequest
from deskwright.triage.shape import PROPOSALS
from deskwright.triage.source import Applied, ApplyContext, TicketSource
from deskwright.triage.store import UNKNOWN, TriageStore

__all__ = ["EXPIRES_AFTER", "Decisions", "stale"]

EXPIRES_AFTER = timedelta(days=7)
"""A recommendation older than this is not approved any more; it stays pending, and can be rejected."""
CLAIM = timedelta(minutes=10)
"""How long a write to another desk may take before nobody believes in it any more."""


class Decisions:
    """Approving and rejecting the recommendations of one store."""

    def __init__(
        self, store: TriageStore, source: TicketSource, now: Callable[[], datetime], rules: Rules | None
    ) -> None:
        self._store = store
        self._source = source
        self._now = now
        self._rules = rules
        self._turns: dict[str, tuple[anyio.Lock, int]] = {}

    async def approve(self, id: str, asked: ApprovalRequest) -> dict[str, Any]:
        async with self._turn(id := id.lower()):
            now = self._now()
            recommendation, claimed = await self._pending(id, asked.ticketId)
            if claimed:
                raise stale(
                    f"an approval of recommendation {id} may have reached the desk already; read the ticket, and "
                    "submit a new recommendation if it did not"
                )
            if now - moment(recommendation.createdAt) > EXPIRES_AFTER:
                raise stale(
                    f"recommendation {id} is older than {EXPIRES_AFTER.days} days; submit a new one for the ticket as "
                    "it is now"
                )
            ticket = await self._source.get(asked.ticketId)
            if not ticket.revision == recommendation.sourceRevision == asked.expectedRevision:
                raise stale(
                    f"{ticket.id} has revision {ticket.revision}, the recommendation was made from "
                    f"{recommendation.sourceRevision}, and {asked.expectedRevision} was expected; read the ticket and "
                    "submit a new recommendation"
                )
            fields = self._approved_values(recommendation, asked)
            self._check_routing(recommendation, ticket, fields, now)
            approval = Approval.model_validate(
                {**asked.data(), "recommendationId": id, "approvedAt": stamp(now)}, context=in_shape(self._source.shape)
            )
            context = ApplyContext(recommendation, approval.actor, approval.approvedAt)
            if isinstance(self._source, OwnTickets):
                return await self._write(self._source, ticket, fields, context, now)
            return await self._send(ticket, fields, context, now)

    async def reject(self, id: str, asked: RejectionRequest) -> dict[str, Any]:
        async with self._turn(id := id.lower()):
            now = self._now()
            recommendation, claimed = await self._pending(id, asked.ticketId)
            if claimed and claimed != UNKNOWN and now < moment(claimed):
                raise stale(f"recommendation {id} is being approved at this moment")
            ticket = await self._source.get(asked.ticketId)
            event = make_event(
                "recommendation-rejected",
                recommendation,
                actor=asked.actor,
                at=now,
                shape=self._source.shape,
                # a stale one may be rejected; the revisions tell that it was
                before={"resolution": "pending", "ticketRevision": recommendation.sourceRevision}
                | ({"approval": "its outcome is unknown"} if claimed else {}),
                after={"resolution": "rejected", "ticketRevision": ticket.revision},
                rationale=asked.feedback,
            )

            def work() -> None:
                with self._store.unit() as unit:
                    unit.resolve(id, "rejected", claimed=claimed)
                    unit.append(event, **proven())

            await to_thread.run_sync(work)
            return {"auditEvent": event.data()}

    async def _pending(self, id: str, ticket: str) -> tuple[Recommendation, str]:
        """A recommendation that waits, and the mark of whoever writes to another desk for it."""

        def work() -> tuple[Recommendation, str]:
            return self._store.recommendation(id), self._store.claimed(id)

        recommendation, claimed = await to_thread.run_sync(work)
        if recommendation.resolution != "pending":
            raise stale(f"recommendation {id} was {recommendation.resolution} already; it is decided once")
        if recommendation.ticketId != ticket:
            raise stale(f"recommendation {id} is about {recommendation.ticketId}, not {ticket}")
        return recommendation, claimed

    def _approved_values(self, recommendation: Recommendation, asked: ApprovalRequest) -> dict[str, Any]:
        """What each named field would become, in the order in which they were named."""
        names, approvable = asked.approvedFields, self._source.shape.approvable
        wrong = None
        if not names:
            wrong = "name at least one field"
        elif len(set(names)) != len(names):
            wrong = "name each field once"
        elif unknown := [name for name in names if name not in approvable]:
            wrong = f"{len(unknown)} of the names is no field; the fields are {', '.join(approvable)}"
        elif missing := [name for name in names if not recommendation.proposes(PROPOSALS[name])]:
            wrong = f"the recommendation proposes no {', '.join(missing)}"
        elif asked.editedCustomerResponse is not None and "customerResponse" not in names:
            wrong = "editedCustomerResponse goes with the field customerResponse; name that too, or leave the text away"
        if wrong is not None:
            raise TriageError("INVALID_APPROVAL_FIELDS", wrong)
        values = {name: getattr(recommendation, PROPOSALS[name]) for name in names}
        if asked.editedCustomerResponse is not None:
            values["customerResponse"] = asked.editedCustomerResponse
        return values

    def _check_routing(
        self, recommendation: Recommendation, ticket: Ticket, fields: Mapping[str, Any], now: datetime
    ) -> None:
        """An escalation judged anew: the team the ticket would end with must be the one it needs."""
        required = evaluate(recommendation, ticket, now, shape=self._source.shape, rules=self._rules).required_team
        resulting = fields.get("team", ticket.team)
        if required is not None and resulting != required:
            raise TriageError(
                "INVALID_APPROVAL_FIELDS",
                f"the ticket must end with the team {required}, and it would have {resulting or 'none'}; approve the "
                f"field team of a recommendation that says {required}",
            )

    # --- writing ---------------------------------------------------------------------------------------

    async def _write(
        self, source: OwnTickets, ticket: Ticket, fields: Mapping[str, Any], context: ApplyContext, now: datetime
    ) -> dict[str, Any]:
        """Ticket, resolution and event in one transaction: all of it happens, or nothing."""
        recommendation = context.recommendation
        event = self._approved_event(ticket, fields, context, now, after=dict(fields))

        def work() -> Ticket:
            with self._store.unit() as unit:
                written = source.write_in(unit, ticket, recommendation.sourceRevision, fields, context.approved_at)
                unit.resolve(recommendation.id, "approved")
                unit.append(event, **proven())
                return written

        written = await to_thread.run_sync(work)
        return {"ticket": written.data(), "auditEvent": event.data()}

    async def _send(
        self, ticket: Ticket, fields: Mapping[str, Any], context: ApplyContext, now: datetime
    ) -> dict[str, Any]:
        """To a desk that no transaction of ours reaches: say so, write there, then record.

        What may have been written is never written again by itself: such a recommendation can be rejected, no more.
        """
        id = context.recommendation.id
        mark = stamp(now + CLAIM)
        await self._mark(id, mark, was="")
        try:
            applied = await self._source.apply(ticket.id, context.recommendation.sourceRevision, fields, context)
        except TriageError as error:
            await self._mark(id, UNKNOWN if error.code == "OUTCOME_UNKNOWN" else "", was=mark)
            raise
        except BaseException:
            with anyio.CancelScope(shield=True):
                await self._mark(id, UNKNOWN, was=mark)
            raise
        event = self._approved_event(ticket, fields, context, now, after=_applied(applied, fields))

        def work() -> None:
            with self._store.unit() as unit:
                unit.resolve(id, "approved", claimed=mark)
                unit.append(event, **proven())

        try:
            with anyio.CancelScope(shield=True):
                await to_thread.run_sync(work)
        except TriageError as error:
            raise UnsafeRollback(
                "the fields were written to the desk, and that could not be recorded; read the ticket before you go on"
            ) from error
        return {"ticket": applied.ticket.data(), "auditEvent": event.data()}

    async def _mark(self, id: str, mark: str, *, was: str) -> None:
        def work() -> None:
            with self._store.unit() as unit:
                unit.claim(id, mark, was=was)

        await to_thread.run_sync(work)

    def _approved_event(
        self,
        ticket: Ticket,
        fields: Mapping[str, Any],
        context: ApplyContext,
        now: datetime,
        *,
        after: Mapping[str, Any],
    ) -> AuditEvent:
        shown = ticket.data()
        return make_event(
            "recommendation-approved",
            context.recommendation,
            actor=context.actor,
            at=now,
            shape=self._source.shape,
            before={name: shown.get(name) for name in fields},
            after=after,
        )

    @asynccontextmanager
    async def _turn(self, id: str) -> AsyncIterator[None]:
        """Decisions about one recommendation, one after the other; between processes the store decides."""
        lock, waiting = self._turns.get(id) or (anyio.Lock(), 0)
        self._turns[id] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._turns[id]
            if waiting == 1:
                del self._turns[id]
            else:
                self._turns[id] = (lock, waiting - 1)


def _applied(applied: Applied, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was written, by field, and under `desk` what the other desk said about it."""
    told = {
        name: dict(value)
        for name, value in (("waiting", applied.waiting), ("failed", applied.failed), ("external", applied.external))
        if value
    }
    done = {name: value for name, value in fields.items() if name in applied.done}
    return {**done, "desk": told} if told else done


def stale(why: str) -> TriageError:
    return TriageError("STALE_APPROVAL", why)
