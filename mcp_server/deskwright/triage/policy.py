"""What escalates, and where an escalation must go. Says nothing about who decides; it reads no file and no clock.

The order of the reasons is part of it. Being a VIP changes nothing. `policy-conflict` alone comes from a rule as data
(`policy.yaml`), since no caller may claim it or leave it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from deskwright.governance.rules import Rules, load_rules
from deskwright.triage.errors import TriageError
from deskwright.triage.models import Proposed, Recommendation, Ticket, moment
from deskwright.triage.shape import OWN, TicketShape

__all__ = ["AT_RISK", "CONFIDENT", "Escalation", "evaluate", "shipped_rules", "sla_state"]

CONFIDENT = 0.75
"""From this confidence on nobody need look because of it."""
AT_RISK = timedelta(minutes=60)
CONFLICT = "policy-conflict"


@dataclass(frozen=True, slots=True)
class Escalation:
    """Why a person has to look closely, and the team the ticket must end with."""

    reasons: tuple[str, ...]
    required_team: str | None = None

    @property
    def required(self) -> bool:
        return bool(self.reasons)


@cache
def shipped_rules() -> Rules:
    """The rules of policy.yaml in this package."""
    return load_rules(files("deskwright.triage").joinpath("policy.yaml"))


def evaluate(
    said: Proposed, ticket: Ticket, now: datetime, *, shape: TicketShape = OWN, rules: Rules | None = None
) -> Escalation:
    """The reasons in their order, each once; INVALID_NOW for a moment without a zone."""
    if not isinstance(now, datetime) or now.tzinfo is None:
        raise TriageError("INVALID_NOW", "the server's clock gives no moment with a time zone")
    reasons: list[str] = []
    team: str | None = None
    if said.securityRisk != "none":
        reasons.append("security")
        team = shape.required_team.get("security")
    if said.outageRisk in ("likely", "confirmed"):
        reasons.append("outage")
        # a breach is contained first; the outage stays visible as a reason
        if "security" not in reasons:
            team = shape.required_team.get("outage")
    if said.confidence < CONFIDENT:
        reasons.append("low-confidence")
    if sla_state(ticket, now) in ("breached", "at-risk"):
        reasons.append("sla")
    if said.missingInformation and _has_high_impact(said, shape):
        reasons.append("missing-information")
    if _contradicts_policy(said, ticket, now, rules):
        reasons.append(CONFLICT)
    return Escalation(tuple(reasons), team)


def sla_state(ticket: Ticket, now: datetime) -> str | None:
    """`breached` (flagged, or due), `at-risk` (due in an hour or less), `healthy`; None where there is no deadline."""
    if ticket.sla is None:
        return None
    due = moment(ticket.sla.responseDueAt)
    if ticket.sla.breached or due <= now:
        return "breached"
    return "at-risk" if due - now <= AT_RISK else "healthy"


def _has_high_impact(said: Proposed, shape: TicketShape) -> bool:
    """Here a merely possible outage counts, too."""
    return said.priority in shape.high_impact or said.securityRisk != "none" or said.outageRisk != "none"


def _contradicts_policy(said: Proposed, ticket: Ticket, now: datetime, rules: Rules | None) -> bool:
    """A conflict that was told once stays told: the text that caused it may be gone by the time of a decision."""
    if isinstance(said, Recommendation) and CONFLICT in said.escalationReasons:
        return True
    facts = {"desk": "triage", "ticket": ticket.data(), "recommendation": said.data()}
    judged = (shipped_rules() if rules is None else rules).judge(facts, moment=now)
    return CONFLICT in judged.escalations
