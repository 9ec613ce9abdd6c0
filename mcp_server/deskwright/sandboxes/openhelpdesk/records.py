"""The sandbox's records as plain dataclasses.

No rule lives here: visibility is in access.py, behaviour in tickets.py, the wire shapes in answers.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

Role = Literal["user", "staff", "admin"]
PRIORITIES = ("Low", "Medium", "High", "Critical")
"""Lowest first: the sort by priority needs the order."""
LINK_REVERSE = {
    "related_to": "related_to",
    "parent_of": "child_of",
    "child_of": "parent_of",
    # The reverse names of these two are not documented: the same name, told apart by a direction.
    "caused_by": "caused_by",
    "duplicate_of": "duplicate_of",
}
EVENTS = (
    "ticket.created",
    "ticket.assigned",
    "ticket.status_changed",
    "ticket.reply_added",
    "ticket.note_added",
    "ticket.resolved",
    "ticket.closed",
    "ticket.reopened",
)


@dataclass(slots=True)
class User:
    id: str
    name: str
    email: str
    role: Role
    created_at: datetime
    password_digest: str | None = None
    disabled: bool = False
    deleted: bool = False
    """Deleted accounts stay as a name for the tickets they touched; nothing else finds them."""
    totp_secret: str | None = None
    pending_totp_secret: str | None = None
    recovery_digests: set[str] = field(default_factory=set)

    @property
    def mfa_enrolled(self) -> bool:
        return self.totp_secret is not None

    @property
    def active(self) -> bool:
        return not (self.disabled or self.deleted)


@dataclass(slots=True)
class ApiKey:
    id: str
    name: str
    user_id: str
    digest: str
    created_at: datetime
    last_used_at: datetime | None = None


@dataclass(slots=True)
class OAuthClient:
    id: str
    client_id: str
    secret_digest: str
    user_id: str


@dataclass(slots=True)
class Session:
    user_id: str
    expires_at: datetime
    pending_mfa: bool = False


@dataclass(slots=True)
class GuestLink:
    """Opens one ticket for a guest until it expires."""

    ticket_id: str
    expires_at: datetime


@dataclass(slots=True)
class Node:
    """A category, a type (parent: category) or an item (parent: type)."""

    id: str
    name: str
    sort_order: int
    parent_id: str | None = None
    archived: bool = False


@dataclass(slots=True)
class Status:
    id: str
    name: str
    color: str
    sort_order: int
    system: Literal["new", "resolved", "closed"] | None = None


@dataclass(slots=True)
class ScopeEntry:
    category_id: str
    type_id: str | None = None


@dataclass(slots=True)
class Group:
    id: str
    name: str
    scope: list[ScopeEntry] = field(default_factory=list)
    member_ids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Guest:
    name: str
    email: str
    phone: str | None = None


@dataclass(slots=True)
class Reply:
    id: str
    body: str
    is_internal: bool
    author_id: str | None
    author_name: str
    author_role: str
    created_at: datetime
    edited_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(slots=True)
class Transition:
    from_status_id: str | None
    to_status_id: str
    by_user_id: str | None
    at: datetime


@dataclass(slots=True)
class Ticket:
    id: str
    subject: str
    description: str
    status_id: str
    priority: str
    category_id: str
    type_id: str | None
    item_id: str | None
    submitter_id: str | None
    guest: Guest | None
    created_at: datetime
    updated_at: datetime
    assignee_id: str | None = None
    group_id: str | None = None
    resolution_notes: str | None = None
    tracking_number: str | None = None
    resolved_at: datetime | None = None
    reopened: bool = False
    paused_since: datetime | None = None
    paused_for: timedelta = timedelta()
    replies: list[Reply] = field(default_factory=list)
    history: list[Transition] = field(default_factory=list)


@dataclass(slots=True)
class Link:
    id: str
    ticket_id: str
    target_id: str
    link_type: str
    direction: Literal["forward", "reverse"]
    twin_id: str


@dataclass(slots=True)
class SlaPolicy:
    id: str
    name: str
    priority: str | None
    category_id: str | None
    response_hours: float
    resolution_hours: float


@dataclass(slots=True)
class Webhook:
    id: str
    url: str
    events: list[str]
    enabled: bool
    created_at: datetime
    secret: str | None = None


@dataclass(slots=True)
class Delivery:
    """What would have been posted; the sandbox sends nothing."""

    webhook_id: str
    event: str
    url: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Mail:
    """What would have been mailed; the sandbox sends nothing."""

    template: str
    to: str
    ticket_id: str | None
    text: str = ""


@dataclass(slots=True)
class Plugin:
    id: str
    name: str
    enabled: bool = False
    config: dict[str, Any] = field(default_factory=dict)
