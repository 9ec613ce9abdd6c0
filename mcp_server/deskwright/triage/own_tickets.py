"""The desk's own tickets as a `TicketSource`: a field is written in the transaction that records the decision.

It refuses a ticket that changed since it was read, and writes nothing that was not approved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from anyio import to_thread
from pydantic import ValidationError

from deskwright.triage.errors import TriageError
from deskwright.triage.models import Ticket, in_shape
from deskwright.triage.shape import TicketShape
from deskwright.triage.source import Applied, ApplyContext
from deskwright.triage.store import TriageStore, Unit

__all__ = ["OwnTickets", "with_fields"]


class OwnTickets:
    """The port over the store."""

    def __init__(self, store: TriageStore) -> None:
        self._store = store

    @property
    def shape(self) -> TicketShape:
        return self._store.shape

    async def list(self) -> list[Ticket]:
        return await to_thread.run_sync(self._store.tickets)

    async def get(self, id: str) -> Ticket:
        return await to_thread.run_sync(self._store.ticket, id)

    async def alike(self, id: str) -> Sequence[Ticket]:
        return ()

    async def apply(self, id: str, expected_revision: int, fields: Mapping[str, Any], context: ApplyContext) -> Applied:
        """By itself, in a transaction of its own; the service uses `write_in`."""

        def work() -> Ticket:
            ticket = self._store.ticket(id)
            with self._store.unit() as unit:
                return self.write_in(unit, ticket, expected_revision, fields, context.approved_at)

        return Applied(await to_thread.run_sync(work), done=tuple(fields))

    def write_in(
        self, unit: Unit, ticket: Ticket, expected_revision: int, fields: Mapping[str, Any], at: str
    ) -> Ticket:
        """The ticket with the fields, written in a transaction that is open; REVISION_CONFLICT."""
        written = with_fields(ticket, fields, at, self.shape)
        unit.write_ticket(written, expected_revision)
        return written


def with_fields(ticket: Ticket, fields: Mapping[str, Any], at: str, shape: TicketShape) -> Ticket:
    """The next revision of a ticket. An approved customer response changes nothing else of it."""
    data = ticket.data()
    for name, value in fields.items():
        if name == "customerResponse":
            continue
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value
    data |= {"revision": ticket.revision + 1, "updatedAt": at}
    try:
        return Ticket.model_validate(data, context=in_shape(shape))
    except ValidationError as error:
        raise TriageError(
            "INVALID_NOW", f"the server's clock ({at}) stands before the ticket was made; set it right"
        ) from error
