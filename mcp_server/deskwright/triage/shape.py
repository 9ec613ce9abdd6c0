"""What a desk's tickets look like in the triage contract: the values of each field, and what the desk does not have.

The triage desk's own tickets have `OWN`; a desk that is triaged through its own API brings another one. Checks
nothing by itself: the models ask it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["APPROVED_FIELDS", "OWN", "PROPOSALS", "TicketShape"]

APPROVED_FIELDS = ("category", "priority", "team", "assignee", "status", "tags", "customerResponse")

# Which member of a recommendation proposes the value of an approvable field.
PROPOSALS: Mapping[str, str] = {
    "category": "category",
    "priority": "priority",
    "team": "team",
    "assignee": "assignee",
    "status": "ticketStatus",
    "tags": "tags",
    "customerResponse": "draftCustomerResponse",
}


@dataclass(frozen=True, slots=True)
class TicketShape:
    """The contract as one desk fills it."""

    id_pattern: str
    """What a ticket id looks like; ids are text."""
    values: Mapping[str, tuple[str, ...] | None]
    """Accepted values of `status`, `category`, `priority`, `team`; None: any text that is not blank."""
    approvable: tuple[str, ...] = APPROVED_FIELDS
    """Which fields a person can approve here; their order is the sheet's."""
    absent: frozenset[str] = frozenset()
    """Members of a ticket that the desk has nothing for: `category`, `customer`, `customer.plan`, `sla`, `tags` …
    They are missing from its tickets; a recommendation proposes none of them."""
    closed: frozenset[str] = frozenset({"resolved"})
    """Statuses in which a ticket counts as no longer open."""
    high_impact: frozenset[str] = frozenset({"P1", "P2"})
    """Priorities at which missing information escalates."""
    sparse: bool = False
    """Whether a ticket may lack what others of the desk have: a live desk gives what it holds."""
    required_team: Mapping[str, str] = field(default_factory=dict)
    """Where a reason (`security`, `outage`) must be routed; a desk without such a team requires nothing."""

    def is_id(self, text: object) -> bool:
        pattern = self.id_pattern.removeprefix("^").removesuffix("$")
        return isinstance(text, str) and re.fullmatch(pattern, text, re.ASCII) is not None

    def accepts(self, member: str, value: str) -> bool:
        """Whether `value` is one of the member's values; a member that nobody bounded takes any text."""
        known = self.values.get(member)
        return known is None or value in known


OWN = TicketShape(
    id_pattern=r"^TKT-\d{4}$",
    values={
        "status": ("new", "triage", "waiting-customer", "in-progress", "resolved"),
        "category": (
            "account-access",
            "authentication",
            "billing",
            "api",
            "integration",
            "performance",
            "incident",
            "security",
            "feature-request",
            "other",
        ),
        "priority": ("P1", "P2", "P3", "P4"),
        "team": (
            "support",
            "billing",
            "identity",
            "api-platform",
            "integrations",
            "incident-response",
            "security",
            "product",
        ),
    },
    required_team={"security": "security", "outage": "incident-response"},
)
