"""Checks the `Ticket` object of TicketCreate and TicketUpdate and turns its names into ids.

Refuses a name or id that does not exist; nothing is ever put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from . import stock
from .call import Call
from .records import Ticket
from .refusals import OperationError, invalid, missing
from .scalars import digits, is_scalar, is_true, number, text, trimmed
from .ticket_changes import Changes
from .world import STATE_NAMES, World

_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+")
_DATE_PARTS = ("Year", "Month", "Day", "Hour", "Minute")


def is_address(value: str) -> bool:
    return _ADDRESS.fullmatch(value) is not None


def checked_new_ticket(call: Call, given: Mapping[str, Any]) -> Changes:
    """The values of a new ticket. A pending time counts only for a pending state, and is not asked for."""
    fields = trimmed(given)
    if not is_true(fields.get("Title")):
        raise missing("Ticket->Title")
    if not is_true(fields.get("CustomerUser")):
        raise missing("Ticket->CustomerUser")
    required = {"Queue", "State", "Priority"} | ({"Type"} if call.world.switches.ticket_types else set())
    changes = _checked(call, fields, required, text(fields["CustomerUser"]))
    assert changes.state_id
    pending = stock.STATES[changes.state_id].type.startswith("pending")
    return changes if pending else replace(changes, pending_until=None)


def checked_changes(call: Call, given: Mapping[str, Any], ticket: Ticket) -> Changes:
    """The values of an update; a change to a pending state needs its time."""
    fields = trimmed(given)
    changes = _checked(call, fields, set(), text(fields.get("CustomerUser")) or ticket.customer_user, ticket.service_id)
    if changes.state_id and stock.STATES[changes.state_id].type.startswith("pending") and changes.pending_until is None:
        raise missing("Ticket->PendingTime")
    return changes


def _checked(
    call: Call, fields: Mapping[str, Any], required: set[str], customer_user: str, service_now: int | None = None
) -> Changes:
    world = call.world
    login, company = _customer(world, fields)
    queue_id = _named(fields, "Queue", world.queue_names(), required)
    lock_id = _named(fields, "Lock", stock.LOCKS, required)
    type_id = _named(fields, "Type", world.types, required)
    service_id = _named(fields, "Service", world.services, required)
    if service_id and service_id not in _services_of(world, customer_user):
        raise invalid("Ticket->ServiceID or Ticket->Service")
    sla_id = _named(fields, "SLA", world.sla_names(), required)
    if sla_id and (service_id or service_now) not in world.slas[sla_id].service_ids:
        raise invalid("Ticket->SLAID or Ticket->SLA")
    return Changes(
        title=text(fields.get("Title")) or None,
        queue_id=queue_id,
        lock_id=lock_id,
        type_id=type_id,
        service_id=service_id,
        sla_id=sla_id,
        state_id=_named(fields, "State", STATE_NAMES, required),
        priority_id=_named(fields, "Priority", stock.PRIORITIES, required),
        owner_id=_agent(world, fields, "Owner"),
        responsible_id=_agent(world, fields, "Responsible"),
        customer_user=login,
        customer_id=company,
        pending_until=_pending_time(world, fields.get("PendingTime")),
    )


def _named(fields: Mapping[str, Any], name: str, rows: Mapping[int, str], required: set[str]) -> int | None:
    """By id or by name, the id first. The server names both fields, whichever was sent."""
    place = f"Ticket->{name}ID or Ticket->{name}"
    if is_true(fields.get(f"{name}ID")):
        found = number(fields[f"{name}ID"])
        if found not in rows:
            raise invalid(place)
        return found
    if is_true(fields.get(name)):
        wanted = text(fields[name])
        for key, row in rows.items():
            if row == wanted:
                return key
        raise invalid(place)
    if name in required:
        raise missing(place)
    return None


def _agent(world: World, fields: Mapping[str, Any], name: str) -> int | None:
    valid = {key: login for key, login in world.agent_logins().items() if world.agents[key].valid}
    return _named(fields, name, valid, set())


def _customer(world: World, fields: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Login and company; a mail address that no customer user has stands for itself."""
    company = text(fields["CustomerID"]) if is_true(fields.get("CustomerID")) else None
    if not is_true(fields.get("CustomerUser")):
        return None, company
    login = text(fields["CustomerUser"])
    customer = world.customers.get(login)
    if customer is None and not is_address(login):
        raise invalid("Ticket->CustomerUser")
    if customer is not None and not customer.valid:
        raise invalid("Ticket->CustomerUser")
    return login, company if company is not None else (customer.customer_id if customer else "")


def _services_of(world: World, customer_user: str) -> frozenset[int]:
    customer = world.customers.get(customer_user)
    return customer.service_ids if customer else frozenset()


def _pending_time(world: World, given: Any) -> datetime | None:
    if not is_true(given):
        return None
    found = _read_pending_time(world, given) if isinstance(given, dict) else None
    if found is None:
        raise invalid("Ticket->PendingTime")
    return found


def _read_pending_time(world: World, given: Mapping[str, Any]) -> datetime | None:
    """Minutes from now alone, or all parts of a date; None for anything else."""
    if "Diff" in given:
        minutes = digits(given["Diff"])
        if len(given) > 1 or not minutes:
            return None
        return world.clock.now() + timedelta(minutes=minutes)
    parts = [digits(given.get(name)) for name in _DATE_PARTS if is_scalar(given.get(name))]
    if len(parts) != len(_DATE_PARTS) or None in parts:
        return None
    year, month, day, hour, minute = (part or 0 for part in parts)
    try:
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


def refuse_structure(fields: Mapping[str, Any], *names: str) -> None:
    """Optional parts that are there must be an object or a list."""
    for name in names:
        if is_true(fields.get(name)) and not isinstance(fields[name], (dict, list)):
            raise OperationError("MissingParameter", f"{name} parameter is missing or not valid!")
