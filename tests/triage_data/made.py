"""Tickets, recommendations and outcomes with only what a test is about; everything else is the same."""

from __future__ import annotations

from typing import Any

from deskwright.triage.models import ExpectedOutcome, Recommendation, Ticket

CREATED = "2026-06-10T00:00:00Z"


def ticket(number: int = 1, *, due: str = "2026-06-11T00:00:00Z", breached: bool = False, **members: Any) -> Ticket:
    return Ticket.model_validate(
        {
            "id": f"TKT-{number:04}",
            "createdAt": CREATED,
            "updatedAt": CREATED,
            "customer": {"name": "Ann", "plan": "team", "region": "eu", "vip": False},
            "subject": "subject",
            "description": "description",
            "status": "new",
            "tags": [],
            "sla": {"responseDueAt": due, "breached": breached},
            "revision": 0,
            **members,
        }
    )


def recommendation(number: int = 1, **members: Any) -> Recommendation:
    reasons = members.get("escalationReasons", [])
    return Recommendation.model_validate(
        {
            "id": f"00000000-0000-4000-8000-{number:012}",
            "ticketId": f"TKT-{number:04}",
            "sourceRevision": 0,
            "category": "api",
            "priority": "P3",
            "team": "api-platform",
            "duplicateCandidates": [],
            "outageRisk": "none",
            "securityRisk": "none",
            "slaRisk": "none",
            "missingInformation": [],
            "knowledgeArticleIds": [],
            "draftCustomerResponse": "draft",
            "rationale": "rationale",
            "confidence": 0.9,
            "recommendedNextAction": "next",
            "escalationRequired": bool(reasons),
            "escalationReasons": reasons,
            "resolution": "pending",
            "createdAt": CREATED,
            **members,
        }
    )


def outcome(number: int = 1, **members: Any) -> ExpectedOutcome:
    return ExpectedOutcome.model_validate(
        {
            "ticketId": f"TKT-{number:04}",
            "category": "api",
            "acceptablePriorities": ["P3"],
            "team": "api-platform",
            "requiredEscalations": [],
            "knowledgeArticleIds": [],
            **members,
        }
    )


def candidate(number: int, confidence: float = 0.5) -> dict[str, Any]:
    return {"ticketId": f"TKT-{number:04}", "confidence": confidence, "evidence": "evidence"}
