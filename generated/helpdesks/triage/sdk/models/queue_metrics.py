# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class QueueMetrics(_Model):
    """QueueMetrics.

    - open_tickets: Not resolved.
    - untriaged_tickets: Open, and without category, priority or team.
    - sla_breached_tickets: Open, and flagged or past the deadline.
    - sla_at_risk_tickets: Open, not breached, and due within 60 minutes.
    - acceptance_rate: Approved among the decided; null before the first decision.
    - rejection_rate: Rejected among the decided; null before the first decision.
    - average_confidence: Over all recommendations; null before the first.
    - minutes_per_accepted_recommendation: An assumption of the operator, not a measurement.
    - estimated_minutes_saved: Approved recommendations times that assumption.
    """

    generated_at: str
    open_tickets: int
    untriaged_tickets: int
    sla_breached_tickets: int
    sla_at_risk_tickets: int
    tickets_by_category: dict[str, int]
    tickets_by_priority: dict[str, int]
    tickets_by_team: dict[str, int]
    submitted_recommendations: int
    pending_recommendations: int
    approved_recommendations: int
    rejected_recommendations: int
    acceptance_rate: float | None
    rejection_rate: float | None
    average_confidence: float | None
    escalation_counts: dict[str, int]
    minutes_per_accepted_recommendation: float
    estimated_minutes_saved: float

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("generatedAt", "generated_at", True),
                _Member("openTickets", "open_tickets", True),
                _Member("untriagedTickets", "untriaged_tickets", True),
                _Member("slaBreachedTickets", "sla_breached_tickets", True),
                _Member("slaAtRiskTickets", "sla_at_risk_tickets", True),
                _Member("ticketsByCategory", "tickets_by_category", True),
                _Member("ticketsByPriority", "tickets_by_priority", True),
                _Member("ticketsByTeam", "tickets_by_team", True),
                _Member("submittedRecommendations", "submitted_recommendations", True),
                _Member("pendingRecommendations", "pending_recommendations", True),
                _Member("approvedRecommendations", "approved_recommendations", True),
                _Member("rejectedRecommendations", "rejected_recommendations", True),
                _Member("acceptanceRate", "acceptance_rate", True),
                _Member("rejectionRate", "rejection_rate", True),
                _Member("averageConfidence", "average_confidence", True),
                _Member("escalationCounts", "escalation_counts", True),
                _Member("minutesPerAcceptedRecommendation", "minutes_per_accepted_recommendation", True),
                _Member("estimatedMinutesSaved", "estimated_minutes_saved", True),
            ),
            open=False,
        )
