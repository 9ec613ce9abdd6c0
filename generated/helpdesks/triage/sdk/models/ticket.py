# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .category import Category
    from .customer import Customer
    from .priority import Priority
    from .sla import Sla
    from .team import Team
    from .ticket_status import TicketStatus


@_define(kw_only=True)
class Ticket(_Model):
    """Ticket."""

    id: str
    created_at: str
    updated_at: str
    customer: Customer
    subject: str
    description: str
    status: TicketStatus
    tags: list[str]
    sla: Sla
    related_ticket_ids: list[str]
    revision: int
    category: Category | Unset = UNSET
    priority: Priority | Unset = UNSET
    team: Team | Unset = UNSET
    assignee: str | Unset = UNSET

    @classmethod
    def _shape(cls) -> _Shape:
        from .customer import Customer
        from .sla import Sla

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("createdAt", "created_at", True),
                _Member("updatedAt", "updated_at", True),
                _Member("customer", "customer", True, Customer.from_dict),
                _Member("subject", "subject", True),
                _Member("description", "description", True),
                _Member("status", "status", True, None, ("in-progress", "new", "resolved", "triage", "waiting-customer",)),
                _Member("tags", "tags", True),
                _Member("sla", "sla", True, Sla.from_dict),
                _Member("relatedTicketIds", "related_ticket_ids", True),
                _Member("revision", "revision", True),
                _Member("category", "category", False, None, ("account-access", "api", "authentication", "billing", "feature-request", "incident", "integration", "other", "performance", "security",)),
                _Member("priority", "priority", False, None, ("P1", "P2", "P3", "P4",)),
                _Member("team", "team", False, None, ("api-platform", "billing", "identity", "incident-response", "integrations", "product", "security", "support",)),
                _Member("assignee", "assignee", False),
            ),
            open=False,
        )
