# Generated from specs/triage. Do not edit: make regen

"""The data models, loaded one by one when they are first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .approval_answer import ApprovalAnswer as ApprovalAnswer
    from .approval_request import ApprovalRequest as ApprovalRequest
    from .approved_field import ApprovedField as ApprovedField
    from .audit_action import AuditAction as AuditAction
    from .audit_event import AuditEvent as AuditEvent
    from .audit_page import AuditPage as AuditPage
    from .audit_result import AuditResult as AuditResult
    from .category import Category as Category
    from .customer import Customer as Customer
    from .duplicate_candidate import DuplicateCandidate as DuplicateCandidate
    from .escalation_reason import EscalationReason as EscalationReason
    from .failure import Failure as Failure
    from .knowledge_answer import KnowledgeAnswer as KnowledgeAnswer
    from .knowledge_article import KnowledgeArticle as KnowledgeArticle
    from .knowledge_results import KnowledgeResults as KnowledgeResults
    from .priority import Priority as Priority
    from .queue_metrics import QueueMetrics as QueueMetrics
    from .recommendation import Recommendation as Recommendation
    from .recommendation_answer import RecommendationAnswer as RecommendationAnswer
    from .rejection_answer import RejectionAnswer as RejectionAnswer
    from .rejection_request import RejectionRequest as RejectionRequest
    from .resolution import Resolution as Resolution
    from .risk import Risk as Risk
    from .similar_tickets import SimilarTickets as SimilarTickets
    from .sla import Sla as Sla
    from .sla_state import SlaState as SlaState
    from .submission import Submission as Submission
    from .team import Team as Team
    from .ticket import Ticket as Ticket
    from .ticket_answer import TicketAnswer as TicketAnswer
    from .ticket_page import TicketPage as TicketPage
    from .ticket_status import TicketStatus as TicketStatus

_MODULES: Final[dict[str, str]] = {
    "ApprovalAnswer": "approval_answer",
    "ApprovalRequest": "approval_request",
    "ApprovedField": "approved_field",
    "AuditAction": "audit_action",
    "AuditEvent": "audit_event",
    "AuditPage": "audit_page",
    "AuditResult": "audit_result",
    "Category": "category",
    "Customer": "customer",
    "DuplicateCandidate": "duplicate_candidate",
    "EscalationReason": "escalation_reason",
    "Failure": "failure",
    "KnowledgeAnswer": "knowledge_answer",
    "KnowledgeArticle": "knowledge_article",
    "KnowledgeResults": "knowledge_results",
    "Priority": "priority",
    "QueueMetrics": "queue_metrics",
    "Recommendation": "recommendation",
    "RecommendationAnswer": "recommendation_answer",
    "RejectionAnswer": "rejection_answer",
    "RejectionRequest": "rejection_request",
    "Resolution": "resolution",
    "Risk": "risk",
    "SimilarTickets": "similar_tickets",
    "Sla": "sla",
    "SlaState": "sla_state",
    "Submission": "submission",
    "Team": "team",
    "Ticket": "ticket",
    "TicketAnswer": "ticket_answer",
    "TicketPage": "ticket_page",
    "TicketStatus": "ticket_status",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
