# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .category import Category
    from .duplicate_candidate import DuplicateCandidate
    from .priority import Priority
    from .risk import Risk
    from .team import Team
    from .ticket_status import TicketStatus


@_define(kw_only=True)
class Submission(_Model):
    """Submission.

    - rationale: Why, with the evidence.
    - assignee: null proposes nobody.
    - tags: All it should have.
    """

    ticket_id: str
    source_revision: int
    category: Category
    priority: Priority
    team: Team
    duplicate_candidates: list[DuplicateCandidate]
    outage_risk: Risk
    security_risk: Risk
    sla_risk: Risk
    missing_information: list[str]
    knowledge_article_ids: list[str]
    draft_customer_response: str
    rationale: str
    confidence: float
    recommended_next_action: str
    actor: str
    assignee: str | None | Unset = UNSET
    ticket_status: TicketStatus | Unset = UNSET
    tags: list[str] | Unset = UNSET

    @classmethod
    def _shape(cls) -> _Shape:
        from .duplicate_candidate import DuplicateCandidate

        return _Shape(
            (
                _Member("ticketId", "ticket_id", True),
                _Member("sourceRevision", "source_revision", True),
                _Member("category", "category", True, None, ("account-access", "api", "authentication", "billing", "feature-request", "incident", "integration", "other", "performance", "security",)),
                _Member("priority", "priority", True, None, ("P1", "P2", "P3", "P4",)),
                _Member("team", "team", True, None, ("api-platform", "billing", "identity", "incident-response", "integrations", "product", "security", "support",)),
                _Member("duplicateCandidates", "duplicate_candidates", True, _list_of(DuplicateCandidate.from_dict)),
                _Member("outageRisk", "outage_risk", True, None, ("confirmed", "likely", "none", "possible",)),
                _Member("securityRisk", "security_risk", True, None, ("confirmed", "likely", "none", "possible",)),
                _Member("slaRisk", "sla_risk", True, None, ("confirmed", "likely", "none", "possible",)),
                _Member("missingInformation", "missing_information", True),
                _Member("knowledgeArticleIds", "knowledge_article_ids", True),
                _Member("draftCustomerResponse", "draft_customer_response", True),
                _Member("rationale", "rationale", True),
                _Member("confidence", "confidence", True),
                _Member("recommendedNextAction", "recommended_next_action", True),
                _Member("actor", "actor", True),
                _Member("assignee", "assignee", False),
                _Member("ticketStatus", "ticket_status", False, None, ("in-progress", "new", "resolved", "triage", "waiting-customer",)),
                _Member("tags", "tags", False),
            ),
            open=False,
        )
