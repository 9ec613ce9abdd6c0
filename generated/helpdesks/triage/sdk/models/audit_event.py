# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .audit_action import AuditAction
    from .audit_result import AuditResult


@_define(kw_only=True)
class AuditEvent(_Model):
    """AuditEvent."""

    id: str
    timestamp: str
    actor: str
    action: AuditAction
    ticket_id: str
    before: dict[str, Any]
    after: dict[str, Any]
    rationale: str
    knowledge_article_ids: list[str]
    result: AuditResult
    recommendation_id: str | Unset = UNSET
    rejection_reason: str | Unset = UNSET

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("timestamp", "timestamp", True),
                _Member("actor", "actor", True),
                _Member("action", "action", True, None, ("approval-rejected", "recommendation-approved", "recommendation-rejected", "recommendation-submitted", "ticket-updated",)),
                _Member("ticketId", "ticket_id", True),
                _Member("before", "before", True),
                _Member("after", "after", True),
                _Member("rationale", "rationale", True),
                _Member("knowledgeArticleIds", "knowledge_article_ids", True),
                _Member("result", "result", True, None, ("rejected", "success",)),
                _Member("recommendationId", "recommendation_id", False),
                _Member("rejectionReason", "rejection_reason", False),
            ),
            open=False,
        )
