"""Changes tickets and keeps their history: one function for each thing that can change.

Asks for no permission and checks no value; whoever calls has done both. What stays as it was leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from . import stock
from .records import DynamicValue, HistoryEntry, Ticket
from .world import STATE_NAMES, World


@dataclass(frozen=True, slots=True)
class Changes:
    """Checked values for a ticket; None leaves a thing as it is."""

    title: str | None = None
    queue_id: int | None = None
    lock_id: int | None = None
    type_id: int | None = None
    state_id: int | None = None
    priority_id: int | None = None
    owner_id: int | None = None
    responsible_id: int | None = None
    service_id: int | None = None
    sla_id: int | None = None
    customer_user: str | None = None
    customer_id: str | None = None
    pending_until: datetime | None = None


def note(world: World, ticket: Ticket, by: int, kind: str, name: str, article_id: int = 0) -> None:
    """A line in the history, which also makes the ticket a changed one."""
    now = world.clock.now()
    ticket.changed, ticket.change_by = now, by
    entry = HistoryEntry(
        type_id=stock.HISTORY_IDS[kind],
        name=name,
        article_id=article_id,
        created=now,
        create_by=by,
        queue_id=ticket.queue_id,
        owner_id=ticket.owner_id,
        priority_id=ticket.priority_id,
        state_id=ticket.state_id,
        ticket_type_id=ticket.type_id,
    )
    ticket.history.append(entry)


def open_ticket(world: World, by: int, changes: Changes) -> Ticket:
    """A ticket without articles; its owner and responsible are set afterwards, as on the real system."""
    now = world.clock.now()
    ticket = Ticket(
        id=world.next("ticket"),
        number=world.next_ticket_number(),
        title=changes.title or "",
        queue_id=changes.queue_id or 1,
        state_id=changes.state_id or 1,
        priority_id=changes.priority_id or 3,
        type_id=changes.type_id or 1,
        customer_user=changes.customer_user or "",
        customer_id=changes.customer_id or "",
        created=now,
        create_by=by,
        changed=now,
        change_by=by,
        service_id=changes.service_id,
        sla_id=changes.sla_id,
    )
    world.tickets[ticket.id] = ticket
    queue, priority = world.queues[ticket.queue_id].name, stock.PRIORITIES[ticket.priority_id]
    state = STATE_NAMES[ticket.state_id]
    note(world, ticket, by, "NewTicket", f"%%{ticket.number}%%{queue}%%{priority}%%{state}%%{ticket.id}")
    set_customer(world, ticket, by, ticket.customer_user, ticket.customer_id, always=True)
    return ticket


def set_title(world: World, ticket: Ticket, by: int, title: str) -> None:
    old, ticket.title = ticket.title, title
    if old != title:
        note(world, ticket, by, "TitleUpdate", f"%%{old}%%{title}")


def set_queue(world: World, ticket: Ticket, by: int, queue_id: int) -> None:
    old, ticket.queue_id = ticket.queue_id, queue_id
    if old != queue_id:
        names = world.queue_names()
        note(world, ticket, by, "Move", f"%%{names[queue_id]}%%{queue_id}%%{names[old]}%%{old}")


def set_lock(world: World, ticket: Ticket, by: int, lock_id: int) -> None:
    old, ticket.lock_id = ticket.lock_id, lock_id
    if old != lock_id:
        kind = "Unlock" if lock_id == stock.UNLOCK else "Lock"
        note(world, ticket, by, kind, f"%%{stock.LOCKS[lock_id]}")


def set_type(world: World, ticket: Ticket, by: int, type_id: int) -> None:
    old, ticket.type_id = ticket.type_id, type_id
    if old != type_id:
        note(world, ticket, by, "TypeUpdate", f"%%{world.types[type_id]}%%{type_id}%%{world.types[old]}%%{old}")


def set_state(world: World, ticket: Ticket, by: int, state_id: int) -> None:
    """Closing unlocks; a state that is not pending has no time."""
    old, ticket.state_id = ticket.state_id, state_id
    state = stock.STATES[state_id]
    if not state.type.startswith("pending"):
        ticket.pending_until = None
    if old != state_id:
        note(world, ticket, by, "StateUpdate", f"%%{STATE_NAMES[old]}%%{state.name}%%")
    if state.type == "closed":
        set_lock(world, ticket, by, stock.UNLOCK)


def set_pending_time(world: World, ticket: Ticket, by: int, until: datetime) -> None:
    ticket.pending_until = until
    note(world, ticket, by, "SetPendingTime", f"%%{until:%Y-%m-%d %H:%M}")


def set_priority(world: World, ticket: Ticket, by: int, priority_id: int) -> None:
    old, ticket.priority_id = ticket.priority_id, priority_id
    if old != priority_id:
        names = stock.PRIORITIES
        note(world, ticket, by, "PriorityUpdate", f"%%{names[old]}%%{old}%%{names[priority_id]}%%{priority_id}")


def set_owner(world: World, ticket: Ticket, by: int, owner_id: int) -> None:
    old, ticket.owner_id = ticket.owner_id, owner_id
    if old != owner_id:
        note(world, ticket, by, "OwnerUpdate", f"%%{world.agents[owner_id].login}%%{owner_id}")


def set_responsible(world: World, ticket: Ticket, by: int, responsible_id: int) -> None:
    old, ticket.responsible_id = ticket.responsible_id, responsible_id
    if old != responsible_id:
        note(world, ticket, by, "ResponsibleUpdate", f"%%{world.agents[responsible_id].login}%%{responsible_id}")


def set_service(world: World, ticket: Ticket, by: int, service_id: int) -> None:
    old, ticket.service_id = ticket.service_id, service_id
    if old != service_id:
        before = f"{world.services[old]}%%{old}" if old else "NULL%%"
        note(world, ticket, by, "ServiceUpdate", f"%%{world.services[service_id]}%%{service_id}%%{before}")


def set_sla(world: World, ticket: Ticket, by: int, sla_id: int) -> None:
    old, ticket.sla_id = ticket.sla_id, sla_id
    if old != sla_id:
        before = f"{world.slas[old].name}%%{old}" if old else "NULL%%"
        note(world, ticket, by, "SLAUpdate", f"%%{world.slas[sla_id].name}%%{sla_id}%%{before}")


def set_customer(world: World, ticket: Ticket, by: int, login: str, customer_id: str, *, always: bool = False) -> None:
    same = (ticket.customer_user, ticket.customer_id) == (login, customer_id)
    ticket.customer_user, ticket.customer_id = login, customer_id
    if always or not same:
        note(world, ticket, by, "CustomerUpdate", f"%%CustomerID={customer_id};CustomerUser={login};")


def set_dynamic(world: World, ticket: Ticket, by: int, name: str, value: DynamicValue) -> None:
    old = ticket.dynamic.get(name)
    if value in ("", []):
        ticket.dynamic.pop(name, None)
    else:
        ticket.dynamic[name] = value
    if (old or "") != (value or ""):
        told = f"%%FieldName%%{name}%%Value%%{_told(value)}%%OldValue%%{_told(old)}"
        note(world, ticket, by, "TicketDynamicFieldUpdate", told)


def _told(value: DynamicValue | None) -> str:
    return ", ".join(value) if isinstance(value, list) else value or ""
