"""The state of one simulated installation: tickets, responses, files, and the tables of the other families.

Holds data and the few questions every family asks of it; decides no permission and reads no request.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Row = dict[str, Any]

#: The first instant of every sandbox; each request moves its clock one second on.
BEGINNING = datetime(2026, 3, 2, 9, 0, 0, tzinfo=UTC)
SYSTEM_EMAIL = "system@desk.example"
PRIORITIES = {"Low": 10, "Normal": 20, "High": 30, "Urgent": 40}
STATUSES = ("open", "on-hold", "closed")


class Table:
    """Rows by ascending integer id."""

    def __init__(self, what: str, first: int = 1) -> None:
        self.what = what
        self.rows: dict[int, Row] = {}
        self._next = first

    def add(self, row: Row) -> Row:
        row = {"id": self._next, **row}
        self.rows[self._next] = row
        self._next += 1
        return row

    def get(self, number: int | None) -> Row | None:
        return None if number is None else self.rows.get(number)

    def all(self) -> list[Row]:
        return list(self.rows.values())

    def find(self, **values: Any) -> Row | None:
        """The first row whose values are these; text is compared without case."""
        for row in self.rows.values():
            if all(_same(row.get(name), value) for name, value in values.items()):
                return row
        return None


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return bool(one == other)


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored file; a repeated pattern stands for a large one, so that nothing large is kept in memory."""

    pattern: bytes
    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Blob:
        return cls(content, len(content), hashlib.sha256(content).hexdigest())

    def read(self, offset: int, length: int) -> bytes:
        stop = min(self.size, offset + length)
        if offset >= stop:
            return b""
        if len(self.pattern) == self.size:
            return self.pattern[offset:stop]
        skip = offset % len(self.pattern)
        times = (skip + stop - offset) // len(self.pattern) + 1
        return (self.pattern * times)[skip : skip + stop - offset]


@dataclass(slots=True)
class Attachment:
    id: int
    response_id: int
    name: str
    mime_type: str
    sha256: str
    file_size: int
    is_inline: bool
    deleted: bool = False
    deleted_reason: str | None = None


@dataclass(slots=True)
class Response:
    id: int
    ticket_id: int
    html: str
    created_by_email: str
    staff_response: bool
    is_internal: bool
    created_at: datetime
    updated_at: datetime
    is_pinned: bool = False
    is_email_sourced: bool = False
    audit: str | None = None
    is_audit_only: bool = False
    deleted: bool = False
    attachments: list[Attachment] = field(default_factory=list)

    def shown_attachments(self) -> list[Attachment]:
        return [attachment for attachment in self.attachments if not attachment.deleted]


@dataclass(slots=True)
class Ticket:
    id: int
    number: int
    subject: str
    queue_id: int
    originator: str
    created_at: datetime
    updated_at: datetime
    status: str = "open"
    priority: int = 20
    assigned_to: str | None = None
    resolved: int | None = None
    on_hold_until: str | None = None
    participants: list[str] = field(default_factory=list)
    hashtags: list[str] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)
    """Linked ticket id → kind: `related`, or `clone`, which is permanent."""
    deleted: bool = False
    merged_into: int | None = None
    intervention: tuple[str, str] | None = None


@dataclass(slots=True)
class Token:
    """An API key: a fixed set of abilities, run with the rights of its owner (None = the system user)."""

    id: int
    name: str
    secret: str
    owner_id: int | None
    abilities: tuple[str, ...]
    plans: tuple[str, ...]
    allowed_ip: str | None
    created_at: datetime
    last_used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A stored first answer of an idempotent operation and the payload it answered."""

    fingerprint: str
    status: int
    body: Any


class State:
    """Everything one sandbox knows. Two sandboxes never share one."""

    def __init__(self) -> None:
        self.now = BEGINNING
        self.tickets: dict[int, Ticket] = {}
        self.responses: dict[int, Response] = {}
        self.attachments: dict[int, Attachment] = {}
        self.blobs: dict[str, Blob] = {}
        self.images: dict[str, str] = {}
        self.tokens: dict[int, Token] = {}
        self.answers: dict[tuple[int, str, str], Answer] = {}
        self.contacts: dict[str, str] = {}
        self.hashtags: list[str] = []
        self.queues = Table("Queue")
        self.users = Table("User")
        self.teams = Table("Team")
        self.perspectives = Table("Perspective")
        self.watchlists = Table("Watchlist")
        self.stock_responses = Table("Stock response", 301)
        self.templates = Table("Template", 201)
        self.mailboxes = Table("Mailbox")
        self.subjects = Table("Subject")
        self.excluded = Table("Excluded address")
        self.sent_mail = Table("Sent mail", 5001)
        self.resolutions = Table("Resolution category")
        self.interventions = Table("Intervention")
        self.escalations = Table("Escalation")
        self.disks = Table("Disk")
        self.exceptions = Table("Exception pattern")
        self.jobs = Table("Job", 9001)
        self.super_tasks = Table("Super-task")
        self.skills = Table("Skill")
        self.business_hours: Row = {}
        self.system: Row = {}
        self.branding: Row = {}
        self.ai: Row = {}
        self.custom_domain: Row = {}
        self.storage: Row = {}
        self._tickets_made = 0
        self._responses_made = 0
        self._attachments_made = 0
        self._keys_made = 0

    def tick(self) -> None:
        self.now += timedelta(seconds=1)

    # --- tickets -----------------------------------------------------------------------------------------

    def add_ticket(self, **values: Any) -> Ticket:
        self._tickets_made += 1
        made = self._tickets_made
        values.setdefault("created_at", self.now)
        values.setdefault("updated_at", values["created_at"])
        ticket = Ticket(id=1000 + made, number=100100 + made, **values)
        self.tickets[ticket.id] = ticket
        self.contacts.setdefault(ticket.originator, name_of(ticket.originator))
        return ticket

    def add_response(self, ticket: Ticket, **values: Any) -> Response:
        self._responses_made += 1
        values.setdefault("created_at", self.now)
        values.setdefault("updated_at", values["created_at"])
        response = Response(id=20000 + self._responses_made, ticket_id=ticket.id, **values)
        self.responses[response.id] = response
        return response

    def add_attachment(self, response: Response, name: str, mime: str, blob: Blob, inline: bool) -> Attachment:
        self._attachments_made += 1
        self.blobs.setdefault(blob.sha256, blob)
        attachment = Attachment(30000 + self._attachments_made, response.id, name, mime, blob.sha256, blob.size, inline)
        self.attachments[attachment.id] = attachment
        response.attachments.append(attachment)
        return attachment

    def ticket_numbered(self, number: int) -> Ticket | None:
        for ticket in self.tickets.values():
            if ticket.number == number:
                return ticket
        return None

    def responses_of(self, ticket: Ticket, *, audit: bool = False) -> list[Response]:
        """Living responses, pinned first, then oldest to newest."""
        found = [
            response
            for response in self.responses.values()
            if response.ticket_id == ticket.id and not response.deleted and (audit or not response.is_audit_only)
        ]
        return sorted(found, key=lambda response: (not response.is_pinned, response.created_at, response.id))

    def queue_name(self, queue_id: int) -> str:
        row = self.queues.get(queue_id)
        return str(row["name"]) if row else ""

    # --- people ------------------------------------------------------------------------------------------

    def user_with_email(self, email: str) -> Row | None:
        return self.users.find(email=email)

    def is_staff_email(self, email: str) -> bool:
        row = self.user_with_email(email)
        return email == SYSTEM_EMAIL or bool(row and row["is_staff"])

    def display_name(self, email: str) -> str:
        row = self.user_with_email(email)
        return str(row["name"]) if row else self.contacts.get(email, name_of(email))

    # --- keys --------------------------------------------------------------------------------------------

    def new_key(self, purpose: str) -> str:
        """A UUID-shaped value: the same sequence in every sandbox, never the same twice in one."""
        self._keys_made += 1
        return str(uuid5(NAMESPACE_URL, f"sandbox:{purpose}:{self._keys_made}"))


def name_of(email: str) -> str:
    """A display name for an address nobody named."""
    return email.partition("@")[0].replace(".", " ").replace("_", " ").title()
