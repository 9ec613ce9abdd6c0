"""Searches tickets: a perspective chooses, orders and gives the columns, criteria narrow it.

Answers a bare array of rows; tickets of queues the owner may not view are never in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .call import Call, Handler
from .criteria import CONDITION_FIELDS, all_hold, meets_conditions, read_criteria
from .fields import Fields
from .shapes import stamp
from .store import Row, State, Ticket

DEFAULT_LIMIT = 100
DEFAULT_COLUMNS = (
    "ticket_number",
    "subject",
    "status",
    "priority",
    "queue",
    "originator_email",
    "assigned_to_email",
    "created_at",
    "updated_at",
)
COLUMNS: Mapping[str, Callable[[State, Ticket], Any]] = {
    "ticket_number": lambda state, ticket: ticket.number,
    "subject": lambda state, ticket: ticket.subject,
    "status": lambda state, ticket: ticket.status,
    "priority": lambda state, ticket: str(ticket.priority),
    "queue": lambda state, ticket: state.queue_name(ticket.queue_id),
    "originator_email": lambda state, ticket: ticket.originator,
    "assigned_to_email": lambda state, ticket: ticket.assigned_to,
    "on_hold_until": lambda state, ticket: ticket.on_hold_until,
    "participants": lambda state, ticket: list(ticket.participants),
    "hashtags": lambda state, ticket: list(ticket.hashtags),
    "created_at": lambda state, ticket: stamp(ticket.created_at),
    "updated_at": lambda state, ticket: stamp(ticket.updated_at),
}


def query(call: Call) -> Any:
    fields = call.fields()
    limit = fields.integer("row_limit", low=1, high=5000)
    search = fields.nested("search_object")
    perspective = _read_perspective(call, fields, search)
    criteria = read_criteria(search)
    fields.done()
    assert perspective is not None
    found = [
        ticket
        for ticket in call.state.tickets.values()
        if call.caller.sees(ticket)
        and meets_conditions(perspective, call.state, ticket)
        and all_hold(criteria, call.state, ticket)
    ]
    for order in reversed(perspective["orders"]):
        read = CONDITION_FIELDS.get(order["field"])
        if read is not None:
            found.sort(key=_keyed(call.state, read), reverse=not order["ascending"])
    columns = perspective.get("columns") or DEFAULT_COLUMNS
    return [
        {"id": str(ticket.id)} | {name: COLUMNS[name](call.state, ticket) for name in columns}
        for ticket in found[: limit or DEFAULT_LIMIT]
    ]


def _keyed(state: State, read: Callable[[State, Ticket], str]) -> Callable[[Ticket], str]:
    return lambda ticket: read(state, ticket)


def _read_perspective(call: Call, fields: Fields, search: Fields) -> Row | None:
    """By id (top level or in the search object), by name, else the built-in All."""
    number = fields.integer("perspective_id")
    if number is None:
        number = search.integer("search_perspective_id")
    name = search.text("search_perspective", limit=255)
    visible = [row for row in call.state.perspectives.all() if may_use(call, row)]
    if number is not None:
        found = [row for row in visible if row["id"] == number]
        place, field = fields, "perspective_id"
    else:
        wanted = (name or "All").casefold()
        found = [row for row in visible if row["name"].casefold() == wanted]
        place, field = search, "search_perspective"
    if not found:
        place.fail(field, f"The selected {field} is invalid: no such perspective.")
        return None
    return found[0]


def may_use(call: Call, perspective: Row) -> bool:
    owner = call.caller.owner["id"] if call.caller.owner else None
    return bool(perspective["shared"] or perspective["owner_id"] == owner)


OPERATIONS: dict[str, Handler] = {"tickets.query": query}
