"""Triage itself: what is read, and what is recommended; decisions about it are in `decisions.py`.

A recommendation changes no ticket. Its times and escalations are the server's, never the caller's.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from anyio import to_thread

from deskwright.governance.rules import Rules
from deskwright.triage import knowledge, metrics, similarity
from deskwright.triage.decisions import Decisions, stale
from deskwright.triage.errors import TriageError
from deskwright.triage.events import make_event, proven, stamp
from deskwright.triage.models import (
    AuditEvent,
    KnowledgeArticle,
    Recommendation,
    Submission,
    Ticket,
    in_shape,
    moment,
)
from deskwright.triage.policy import evaluate, sla_state
from deskwright.triage.requests import AuditQuery, KnowledgeQuery, TicketQuery
from deskwright.triage.shape import TicketShape
from deskwright.triage.source import TicketSource
from deskwright.triage.store import TriageStore

__all__ = ["TriageService"]


class TriageService:
    """One desk: its store, where its tickets are, and the clock it believes."""

    def __init__(
        self,
        store: TriageStore,
        source: TicketSource,
        *,
        articles: Callable[[], list[KnowledgeArticle]],
        minutes: float,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        rules: Rules | None = None,
    ) -> None:
        self.store = store
        self.source = source
        self.minutes = minutes
        self._articles = articles
        self._clock = clock
        self._rules = rules
        self.decisions = Decisions(store, source, self.now, rules)

    @property
    def shape(self) -> TicketShape:
        return self.source.shape

    # --- reading ---------------------------------------------------------------------------------------

    async def list_tickets(self, asked: TicketQuery) -> dict[str, Any]:
        at = moment(asked.asOf) if asked.asOf else self.now()
        found = [ticket for ticket in await self.source.list() if _fits(ticket, asked, at)]
        page = found[asked.offset : asked.offset + asked.limit]
        items = [ticket.data() for ticket in page]
        return {"items": items, "total": len(found), "offset": asked.offset, "limit": asked.limit}

    async def get_ticket(self, id: str) -> dict[str, Any]:
        return {"ticket": (await self.source.get(id)).data()}

    async def find_similar(self, id: str) -> dict[str, Any]:
        tickets = await self.source.list()
        if all(ticket.id != id for ticket in tickets):
            # a ticket that is there and not in the list is compared with those that are
            tickets = [*tickets, await self.source.get(id)]
        known = {ticket.id for ticket in tickets}
        tickets = [*tickets, *(ticket for ticket in await self.source.alike(id) if ticket.id not in known)]
        return {"sourceTicketId": id, "candidates": similarity.find_similar(tickets, id)}

    async def search_knowledge(self, asked: KnowledgeQuery) -> dict[str, Any]:
        articles = await to_thread.run_sync(self._articles)
        found = knowledge.search(articles, asked.query, asked.limit)
        return {"articles": [article.data() for article in found]}

    async def get_article(self, id: str) -> dict[str, Any]:
        for article in await to_thread.run_sync(self._articles):
            if article.id == id:
                return {"article": article.data()}
        raise TriageError("KNOWLEDGE_NOT_FOUND", f"there is no knowledge article {id}")

    async def get_metrics(self) -> dict[str, Any]:
        tickets = await self.source.list()
        recommendations = await to_thread.run_sync(self.store.recommendations)
        return metrics.queue_metrics(tickets, recommendations, self.now(), self.minutes, shape=self.shape)

    async def get_events(self, asked: AuditQuery) -> dict[str, Any]:
        def work() -> tuple[list[AuditEvent], int]:
            return self.store.events(ticket=asked.ticketId, offset=asked.offset, limit=asked.limit)

        events, total = await to_thread.run_sync(work)
        told = [event.data() for event in events]
        return {"events": told, "total": total, "offset": asked.offset, "limit": asked.limit}

    async def get_recommendation(self, id: str) -> dict[str, Any]:
        found = await to_thread.run_sync(self.store.recommendation, id.lower())
        return {"recommendation": found.data()}

    # --- recommending ----------------------------------------------------------------------------------

    async def submit(self, said: Submission) -> dict[str, Any]:
        ticket = await self.source.get(said.ticketId)
        if ticket.revision != said.sourceRevision:
            raise stale(
                f"{ticket.id} has revision {ticket.revision}, and the recommendation was made from "
                f"{said.sourceRevision}; read the ticket again"
            )
        await self._check_references(said)
        now = self.now()
        escalation = evaluate(said, ticket, now, shape=self.shape, rules=self._rules)
        recommendation = Recommendation.model_validate(
            {
                **{key: value for key, value in said.data().items() if key != "actor"},
                "id": str(uuid.uuid4()),
                "escalationRequired": escalation.required,
                "escalationReasons": list(escalation.reasons),
                "resolution": "pending",
                "createdAt": stamp(now),
            },
            context=in_shape(self.shape),
        )
        told = ("sourceRevision", "category", "priority", "team", "escalationRequired", "escalationReasons")
        written = recommendation.data()
        event = make_event(
            "recommendation-submitted",
            recommendation,
            actor=said.actor,
            at=now,
            shape=self.shape,
            after={name: written[name] for name in told if name in written},
        )

        def work() -> None:
            with self.store.unit() as unit:
                unit.add(recommendation)
                unit.append(event, **proven())

        await to_thread.run_sync(work)
        return {"recommendation": written}

    async def _check_references(self, said: Submission) -> None:
        """What is cited must be there: a reader will look for it."""
        known = {article.id for article in await to_thread.run_sync(self._articles)}
        if missing := [id for id in dict.fromkeys(said.knowledgeArticleIds) if id not in known]:
            raise TriageError(
                "INVALID_CITATION",
                f"there is no knowledge article {', '.join(missing)}; cite what search_knowledge finds",
            )
        for id in dict.fromkeys(candidate.ticketId for candidate in said.duplicateCandidates):
            if id == said.ticketId:
                raise TriageError("INVALID_DUPLICATE", f"{id} is the ticket itself, and no duplicate of it")
            try:
                await self.source.get(id)
            except TriageError as error:
                if error.code != "TICKET_NOT_FOUND":
                    raise
                raise TriageError("INVALID_DUPLICATE", f"there is no ticket {id} to be a duplicate") from error

    # --- time ------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        found = self._clock()
        if not isinstance(found, datetime) or found.tzinfo is None:
            raise TriageError("INVALID_NOW", "the server's clock gives no moment with a time zone")
        return found


def _fits(ticket: Ticket, asked: TicketQuery, at: datetime) -> bool:
    for name in ("status", "category", "priority", "team"):
        wanted = getattr(asked, name)
        if wanted is not None and getattr(ticket, name) != wanted:
            return False
    return asked.slaState is None or sla_state(ticket, at) == asked.slaState
