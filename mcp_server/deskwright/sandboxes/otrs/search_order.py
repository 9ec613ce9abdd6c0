"""The order of what a ticket search finds: one sort key or several, each Down or Up.

Refuses, by ValueError, keys and directions that do not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .records import Ticket
from .world import STATE_NAMES, World

Key = Callable[[World, Ticket], Any]

_KEYS: dict[str, Key] = {
    "Age": lambda world, ticket: ticket.created,
    "Changed": lambda world, ticket: ticket.changed,
    "TicketNumber": lambda world, ticket: ticket.number,
    "Title": lambda world, ticket: ticket.title,
    "Queue": lambda world, ticket: world.queues[ticket.queue_id].name,
    "State": lambda world, ticket: STATE_NAMES[ticket.state_id],
    "Priority": lambda world, ticket: ticket.priority_id,
    "Type": lambda world, ticket: world.types[ticket.type_id],
    "Lock": lambda world, ticket: ticket.lock_id,
    "Owner": lambda world, ticket: world.agents[ticket.owner_id].login,
    "Responsible": lambda world, ticket: world.agents[ticket.responsible_id].login,
    "CustomerID": lambda world, ticket: ticket.customer_id,
    "Service": lambda world, ticket: world.services.get(ticket.service_id or 0, ""),
    "SLA": lambda world, ticket: ticket.sla_id or 0,
    "PendingTime": lambda world, ticket: ticket.pending_until.timestamp() if ticket.pending_until else 0,
    # All the same, because no clock of any ticket ever runs.
    "EscalationTime": lambda world, ticket: 0,
    "EscalationUpdateTime": lambda world, ticket: 0,
    "EscalationResponseTime": lambda world, ticket: 0,
    "EscalationSolutionTime": lambda world, ticket: 0,
}
_DYNAMIC = "DynamicField_"


def in_order(world: World, tickets: list[Ticket], sort_by: list[str], order_by: list[str]) -> list[Ticket]:
    """By default the newest first: Age Down. The last key sorts first, so that the first one decides."""
    keys = [_key(world, name) for name in sort_by or ["Age"]]
    directions = [*order_by, *["Down"] * len(keys)][: len(keys)]
    if any(direction not in ("Down", "Up") for direction in directions):
        raise ValueError("OrderBy")
    found = sorted(tickets, key=lambda ticket: ticket.id, reverse=directions[0] == "Down")
    for key, direction in reversed(list(zip(keys, directions, strict=True))):
        found.sort(key=key, reverse=direction == "Down")
    return found


def _key(world: World, name: str) -> Callable[[Ticket], Any]:
    if name in _KEYS:
        key = _KEYS[name]
        return lambda ticket: key(world, ticket)
    field = name.removeprefix(_DYNAMIC)
    if name.startswith(_DYNAMIC) and field in world.dynamic_fields:
        return lambda ticket: str(ticket.dynamic.get(field, ""))
    raise ValueError("SortBy")
