"""The events of the triage audit: what each says, and who is proven to stand behind it.

No event holds what was not decided: before and after speak of the named fields alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from deskwright.governance.in_hand import IN_HAND
from deskwright.triage.models import AuditEvent, Recommendation, in_shape
from deskwright.triage.shape import TicketShape

__all__ = ["make_event", "proven", "stamp"]


def stamp(at: datetime) -> str:
    """A moment as the desk writes it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def make_event(
    action: str,
    recommendation: Recommendation,
    *,
    shape: TicketShape,
    actor: str,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any],
    rationale: str | None = None,
) -> AuditEvent:
    """An event of the server's making; rationale and citations are the recommendation's unless a person gave one."""
    said = {
        "id": str(uuid.uuid4()),
        "timestamp": stamp(at),
        "actor": actor,
        "action": action,
        "ticketId": recommendation.ticketId,
        "recommendationId": recommendation.id,
        "before": dict(before or {}),
        "after": dict(after),
        "rationale": rationale or recommendation.rationale,
        "knowledgeArticleIds": list(recommendation.knowledgeArticleIds),
        "result": "success",
    }
    return AuditEvent.model_validate(said, context=in_shape(shape))


def proven() -> dict[str, Any]:
    """Who is known to have decided, and by which way; nobody where no approval is in hand."""
    held = IN_HAND.get()
    return {"principal": {}, "via": ""} if held is None else {"principal": held.by.data(), "via": held.via}
