"""What happens to a ticket besides the field that is changed: stays in stages, expirations, the history.

Decides nothing about who may do it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from .clock import minutes_of, wire_time
from .world import Row, World

OF_STAGES, OF_APPOINTMENTS = 0, 1


def touch(world: World, ticket: Row, user_id: int | None) -> None:
    ticket["updated_at"], ticket["updated_by_id"] = world.clock.now(), user_id


def enter_stage(world: World, ticket: Row, stage: Row, user_id: int | None) -> None:
    """The stay in the stage before ends, as attended by whoever moved the ticket."""
    now, before = world.clock.now(), ticket.get("stage_id")
    _leave_stage(world, ticket, user_id)
    allowed = minutes_of(stage["max_time"])
    ticket["stage_id"] = stage["id"]
    ticket["stage_expiration"] = now + timedelta(minutes=allowed) if allowed and _has_sla(world, ticket) else None
    world.stays.add(
        ticket_number=ticket["ticket_number"],
        stage_id=stage["id"],
        desk_id=ticket["desk_id"],
        created_at=now,
        created_by_id=user_id,
        attended_at=None,
        attended_by_id=None,
        expiration=ticket["stage_expiration"],
    )
    if before not in (None, stage["id"]):
        old, new = world.stages.rows[before]["name"], stage["name"]
        record(world, ticket, OF_STAGES, stage["id"], "updated", user_id, {"stage": (old, new)})


def _leave_stage(world: World, ticket: Row, user_id: int | None) -> None:
    for stay in world.stays.where(ticket_number=ticket["ticket_number"], attended_at=None):
        stay["attended_at"], stay["attended_by_id"] = world.clock.now(), user_id


def set_expirations(world: World, ticket: Row) -> None:
    """From the catalog item where it has times, else from the priority; a desk without SLA has none."""
    source = world.items.get(ticket["item_id"]) or {}
    if not (source.get("start_time") and source.get("end_time")):
        source = world.priorities.get(ticket["priority_id"]) or {}
    for name, allowed in (("attend_expiration", "start_time"), ("solve_expiration", "end_time")):
        minutes = minutes_of(source.get(allowed))
        ticket[name] = (
            ticket["created_at"] + timedelta(minutes=minutes) if minutes and _has_sla(world, ticket) else None
        )


def close(world: World, ticket: Row, status: Row, user_id: int | None) -> None:
    """Closed or cancelled, as the status says; a desk without review counts it as revised."""
    now = world.clock.now()
    _leave_stage(world, ticket, user_id)
    due: datetime | None = ticket["solve_expiration"]
    ticket |= {
        "is_closed": True,
        "closed_at": now,
        "status_id": status["id"],
        "is_revised": not world.desks.rows[ticket["desk_id"]]["ticket_review"] or status["default_canceled"],
        "solved_in_time": None if due is None else now <= due,
        "attend_sla_solution": due is not None and now <= due,
    }
    touch(world, ticket, user_id)


def record(
    world: World,
    ticket: Row,
    kind: int,
    number: int,
    operation: str,
    user_id: int | None,
    changes: dict[str, tuple[Any, Any]],
) -> None:
    """One line of the ticket's history; `changes` is field -> (before, after)."""
    what = "Stage" if kind == OF_STAGES else "Appointment"
    world.histories.add(
        ticket_number=ticket["ticket_number"],
        kind=kind,
        _created_at=wire_time(world.clock.now()),
        _operation=operation,
        _type=f"ServiceDesk::{what}",
        _type_id_attr=number,
        action=f"{what} {operation}",
        action_details=", ".join(f"{name}: {old} -> {new}" for name, (old, new) in changes.items()),
        changes={
            "fields": list(changes),
            "old_values": [old for old, _ in changes.values()],
            "new_values": [new for _, new in changes.values()],
        },
        user_id=user_id,
    )


def _has_sla(world: World, ticket: Row) -> bool:
    return bool(world.desks.rows[ticket["desk_id"]]["desk_with_sla"])
