"""The sandbox's records as plain dataclasses.

No rule lives here: changes are in ticket_changes.py, permissions in permissions.py, the wire shapes in *_view.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal


@dataclass(slots=True)
class Agent:
    id: int
    login: str
    name: str
    email: str
    password_digest: str | None = None
    valid: bool = True
    permissions: dict[int, frozenset[str]] = field(default_factory=dict)
    """Group -> ro, move_into, create, note, owner, priority, close, …; rw stands for all of them."""


@dataclass(slots=True)
class CustomerUser:
    login: str
    name: str
    email: str
    customer_id: str
    password_digest: str | None = None
    valid: bool = True
    service_ids: frozenset[int] = frozenset()


@dataclass(slots=True)
class Queue:
    id: int
    name: str
    group_id: int
    auto_responses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    id: int
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Sla:
    id: int
    name: str
    service_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class DynamicField:
    name: str
    kind: Literal["Text", "Dropdown", "Multiselect", "Date", "Checkbox"]
    of: Literal["Ticket", "Article"]
    choices: tuple[str, ...] = ()


DynamicValue = str | list[str]


@dataclass(slots=True)
class Attachment:
    filename: str
    content_type: str
    content: bytes
    content_id: str = ""
    disposition: str = "attachment"
    is_body: bool = False
    """The HTML form of the article's text, kept as a file beside the plain one."""


@dataclass(slots=True)
class Article:
    id: int
    ticket_id: int
    sender_type_id: int
    channel_id: int
    visible: bool
    subject: str
    body: str
    mime_type: str
    charset: str
    created: datetime
    create_by: int
    from_: str = ""
    to: str = ""
    cc: str = ""
    bcc: str = ""
    message_id: str = ""
    time_unit: float = 0
    dynamic: dict[str, DynamicValue] = field(default_factory=dict)
    attachments: list[Attachment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of a ticket's history, with what the ticket was then."""

    type_id: int
    name: str
    article_id: int
    created: datetime
    create_by: int
    queue_id: int
    owner_id: int
    priority_id: int
    state_id: int
    ticket_type_id: int


@dataclass(slots=True)
class Ticket:
    id: int
    number: str
    title: str
    queue_id: int
    state_id: int
    priority_id: int
    type_id: int
    customer_user: str
    customer_id: str
    created: datetime
    create_by: int
    changed: datetime
    change_by: int
    lock_id: int = 1
    owner_id: int = 1
    responsible_id: int = 1
    service_id: int | None = None
    sla_id: int | None = None
    pending_until: datetime | None = None
    archived: bool = False
    watchers: set[int] = field(default_factory=set)
    dynamic: dict[str, DynamicValue] = field(default_factory=dict)
    articles: list[Article] = field(default_factory=list)
    history: list[HistoryEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mail:
    """What would have been mailed; the sandbox sends nothing."""

    kind: Literal["article", "auto response"]
    to: str
    ticket_id: int
    article_id: int
    subject: str


@dataclass(slots=True)
class Session:
    id: str
    kind: Literal["User", "Customer"]
    login: str
    started: datetime
    last_request: datetime
    remote_address: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class ItemVersion:
    id: int
    name: str
    deployment: str
    incident: str
    data: Mapping[str, Any]
    created: datetime
    create_by: int


@dataclass(slots=True)
class ConfigItem:
    id: int
    number: str
    class_name: str
    created: datetime
    create_by: int
    changed: datetime
    change_by: int
    versions: list[ItemVersion] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came in, secrets and all: for tests that ask what a client puts where."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    operation: str | None
    """The name the web service calls it; None where no route fitted."""
