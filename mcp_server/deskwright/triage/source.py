"""Where tickets are: the port between triage and a desk.

`StoredTickets` (store.py) keeps the desk's own; another source reads and writes a live desk through its own tools.
Whatever a source cannot do it says with a `TriageError`: TICKET_NOT_FOUND, REVISION_CONFLICT, DESK_REFUSED,
DESK_UNAVAILABLE, OUTCOME_UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from deskwright.triage.models import Recommendation, Ticket
from deskwright.triage.shape import TicketShape

__all__ = ["Applied", "ApplyContext", "TicketShape", "TicketSource"]


@dataclass(frozen=True, slots=True)
class ApplyContext:
    """Why a ticket is written: the recommendation, who approved it, and when."""

    recommendation: Recommendation
    actor: str
    """As the caller claims; who it is proven to be stands in `deskwright.governance.in_hand`."""
    approved_at: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of an approval. At least one field stands in `done` or `waiting`, else the source raises."""

    ticket: Ticket
    """As it is now, read back."""
    done: tuple[str, ...]
    """Approved fields that were written."""
    waiting: Mapping[str, str] = field(default_factory=dict)
    """Approved fields that a person must still approve at the other desk: field -> id of the proposal there."""
    failed: Mapping[str, str] = field(default_factory=dict)
    """Approved fields that could not be written after others had been: field -> why, in one line."""
    external: Mapping[str, Any] = field(default_factory=dict)
    """What the other desk gave, such as {"ticketId": …, "requestIds": […]}: goes into the audit event."""


class TicketSource(Protocol):
    """A desk's tickets in the triage contract."""

    @property
    def shape(self) -> TicketShape: ...

    async def list(self) -> list[Ticket]:
        """Every ticket in storage order. A source with a bound tells on its log when there were more."""
        ...

    async def get(self, id: str) -> Ticket:
        """One ticket; TICKET_NOT_FOUND."""
        ...

    async def alike(self, id: str) -> Sequence[Ticket]:
        """Tickets that `list` leaves out and that may be like this one; nothing where it leaves out none."""
        ...

    async def apply(self, id: str, expected_revision: int, fields: Mapping[str, Any], context: ApplyContext) -> Applied:
        """Write exactly `fields` (approved field -> value; `assignee: None` unassigns, `customerResponse` is the text
        that a person approved) if the ticket still has the revision; REVISION_CONFLICT where it has not."""
        ...
