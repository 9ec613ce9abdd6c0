"""What one made-up ticket consists of: the ticket, what a good triage of it looks like, and a recommendation to match.

Everything is written down; nothing is drawn by chance or taken from a clock, so that the same files come out each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

__all__ = ["DAY", "SAMPLED_AT", "Customer", "Group", "Scenario", "Triage", "expected", "recommendation", "ticket"]

DAY = "2026-06-10"
"""Every deadline falls on this day."""
SAMPLED_AT = f"{DAY}T08:00:00Z"
"""When the sample recommendations are said to have been made; which deadlines are near is meant at this moment."""


@dataclass(frozen=True, slots=True)
class Customer:
    name: str
    plan: str
    region: str
    vip: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Tickets that tell of one and the same thing."""

    name: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Triage:
    """What the desk's policy makes of a ticket, and the words of a recommendation that says so."""

    category: str
    priorities: tuple[str, ...]
    """Acceptable ones; the sample proposes the first."""
    team: str
    cites: tuple[str, ...]
    draft: str
    rationale: str
    next_action: str
    confidence: float
    reasons: tuple[str, ...] = ()
    """Escalations, in the order in which the policy finds them."""
    outage: str = "none"
    security: str = "none"
    sla: str = "none"
    missing: tuple[str, ...] = ()
    proposes: Mapping[str, Any] = field(default_factory=dict)
    """Of assignee, ticketStatus and tags those that are proposed at all."""


@dataclass(frozen=True, slots=True)
class Scenario:
    number: int
    customer: Customer
    created: str
    due: str
    """The hour and minute of DAY."""
    subject: str
    description: str
    tags: tuple[str, ...]
    triage: Triage
    group: Group | None = None
    updated: str = ""
    status: str = "new"
    held: tuple[str, str, str] | None = None
    """Category, priority and team that the ticket has already."""
    assignee: str = ""
    breached: bool = False
    related: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        return f"TKT-{self.number}"


def ticket(scenario: Scenario) -> dict[str, Any]:
    """The ticket as it stands in the seed."""
    made: dict[str, Any] = {
        "id": scenario.id,
        "createdAt": scenario.created,
        "updatedAt": scenario.updated or scenario.created,
        "customer": {
            "name": scenario.customer.name,
            "plan": scenario.customer.plan,
            "region": scenario.customer.region,
            "vip": scenario.customer.vip,
        },
        "subject": scenario.subject,
        "description": scenario.description,
        "status": scenario.status,
    }
    if scenario.held:
        made |= dict(zip(("category", "priority", "team"), scenario.held, strict=True))
    if scenario.assignee:
        made["assignee"] = scenario.assignee
    return made | {
        "tags": list(scenario.tags),
        "sla": {"responseDueAt": f"{DAY}T{scenario.due}:00Z", "breached": scenario.breached},
        "relatedTicketIds": [f"TKT-{number}" for number in scenario.related],
        "revision": 0,
    }


def expected(scenario: Scenario) -> dict[str, Any]:
    """What an evaluation holds a recommendation for this ticket to."""
    triage = scenario.triage
    made: dict[str, Any] = {
        "ticketId": scenario.id,
        "category": triage.category,
        "acceptablePriorities": list(triage.priorities),
        "team": triage.team,
        "requiredEscalations": list(triage.reasons),
        "knowledgeArticleIds": list(triage.cites),
    }
    return made | ({"duplicateGroup": scenario.group.name} if scenario.group else {})


def recommendation(scenario: Scenario, every: Iterable[Scenario]) -> dict[str, Any]:
    """A pending recommendation that meets the expectation; its id follows from the ticket's."""
    triage, group = scenario.triage, scenario.group
    twins = [other for other in every if group and other.group == group and other.number != scenario.number]
    proposed = {name: triage.proposes[name] for name in ("assignee", "ticketStatus", "tags") if name in triage.proposes}
    return {
        "id": str(uuid5(NAMESPACE_URL, f"https://deskwright.example/triage/sample/{scenario.id}")),
        "ticketId": scenario.id,
        "sourceRevision": 0,
        "category": triage.category,
        "priority": triage.priorities[0],
        "team": triage.team,
        **proposed,
        "duplicateCandidates": [
            {"ticketId": other.id, "confidence": group.confidence, "evidence": group.evidence}
            for other in twins
            if group
        ],
        "outageRisk": triage.outage,
        "securityRisk": triage.security,
        "slaRisk": triage.sla,
        "missingInformation": list(triage.missing),
        "knowledgeArticleIds": list(triage.cites),
        "draftCustomerResponse": triage.draft,
        "rationale": triage.rationale,
        "confidence": triage.confidence,
        "recommendedNextAction": triage.next_action,
        "escalationRequired": bool(triage.reasons),
        "escalationReasons": list(triage.reasons),
        "resolution": "pending",
        "createdAt": SAMPLED_AT,
    }
