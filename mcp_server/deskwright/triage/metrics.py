"""The state of the queue in numbers, as of one moment.

Saved minutes are an estimate that the operator configures, never something that was measured. Of tickets only open
ones count; of recommendations all do.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from deskwright.triage.errors import TriageError
from deskwright.triage.models import ESCALATION_REASONS, Recommendation, Ticket
from deskwright.triage.policy import sla_state
from deskwright.triage.shape import OWN, TicketShape

__all__ = ["MINUTES_UNLESS_SAID", "UNASSIGNED", "queue_metrics"]

MINUTES_UNLESS_SAID = 10.0
"""Where a program passes no value. The desk itself passes TRIAGE_MINUTES_SAVED, which is 8 unless it is set."""
UNASSIGNED = "unassigned"


def queue_metrics(
    tickets: Sequence[Ticket],
    recommendations: Sequence[Recommendation],
    now: datetime,
    minutes: float = MINUTES_UNLESS_SAID,
    *,
    shape: TicketShape = OWN,
) -> dict[str, Any]:
    """Every figure of `metrics://queue`. REPOSITORY_ERROR for minutes that are negative or no number."""
    if not math.isfinite(minutes) or minutes < 0:
        raise TriageError("REPOSITORY_ERROR", "the minutes saved by a recommendation must be a number, 0 or more")
    if now.tzinfo is None:
        raise TriageError("INVALID_NOW", "the present moment has no time zone")
    opened = [ticket for ticket in tickets if ticket.status not in shape.closed]
    # each ticket has one state, so that none counts as breached and at risk
    sla = Counter(sla_state(ticket, now) for ticket in opened)
    resolutions = Counter(item.resolution for item in recommendations)
    approved, rejected = resolutions["approved"], resolutions["rejected"]
    decided = approved + rejected
    escalated = [item for item in recommendations if item.escalationRequired]
    reasons: Counter[str] = Counter(reason for item in escalated for reason in item.escalationReasons)
    return {
        "generatedAt": now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "openTickets": len(opened),
        "untriagedTickets": sum(1 for ticket in opened if _untriaged(ticket, shape)),
        "slaBreachedTickets": sla["breached"],
        "slaAtRiskTickets": sla["at-risk"],
        "ticketsByCategory": _counted((ticket.category for ticket in opened), shape.values.get("category")),
        "ticketsByPriority": _counted((ticket.priority for ticket in opened), shape.values.get("priority")),
        "ticketsByTeam": _counted((ticket.team for ticket in opened), shape.values.get("team")),
        "submittedRecommendations": len(recommendations),
        "pendingRecommendations": resolutions["pending"],
        "approvedRecommendations": approved,
        "rejectedRecommendations": rejected,
        "acceptanceRate": approved / decided if decided else None,
        "rejectionRate": rejected / decided if decided else None,
        "averageConfidence": math.fsum(item.confidence for item in recommendations) / len(recommendations)
        if recommendations
        else None,
        "escalationCounts": {
            "total": len(escalated),
            **{reason: reasons[reason] for reason in ESCALATION_REASONS if reasons[reason]},
        },
        "minutesPerAcceptedRecommendation": _number(minutes),
        "estimatedMinutesSaved": _number(approved * minutes),
    }


def _number(value: float) -> float:
    """8 and not 8.0, as everybody else's JSON has it."""
    return int(value) if float(value).is_integer() else value


def _untriaged(ticket: Ticket, shape: TicketShape) -> bool:
    wanted = {"category", "priority", "team"} - shape.absent
    return any(getattr(ticket, name) is None for name in wanted)


def _counted(values: Iterable[str | None], known: Sequence[str] | None) -> dict[str, int]:
    """How often each value occurs: in the order of the contract, a desk's own values by name, nothing last."""
    counts = Counter(value if value is not None else UNASSIGNED for value in values)
    order = [*(known or ()), *sorted(set(counts) - set(known or ()) - {UNASSIGNED}), UNASSIGNED]
    return {value: counts[value] for value in order if counts[value]}
