"""Tickets as the wire shows them: the whole one, and the shorter one of lists, which has no description.

Reads rows and changes none.
"""

from __future__ import annotations

from . import entity_values
from .clock import hours_and_minutes, minutes_of, wire_time
from .world import Row, World, chosen

#: `created_by_way_of`: the number of a filter, the label of an answer.
WAYS = (
    "Tiflux Web", "Agent", "Chat Widget", "Whatsapp", "Email", "External form", "Mobile", "API", "Chat",
    "Recurrent activity", "Trigger", "Ticket Group", "AI Agent",
)  # fmt: skip
WAY_API = WAYS.index("API")
WEB = "https://app.tiflux.example"


def user_answer(world: World, user: Row) -> Row:
    return {
        **chosen(user, ("id", "_type", "active", "email", "gauth_enabled", "name", "technical_group_id")),
        "last_login_at": wire_time(user["last_login_at"]),
    }


def client_answer(world: World, client: Row) -> Row:
    return chosen(client, ("id", "name", "social", "social_revenue", "status"))


def desk_answer(world: World, desk: Row) -> Row:
    return chosen(desk, ("id", "active", "appointment_type", "display_name", "name"))


def priority_answer(world: World, priority: Row) -> Row:
    return chosen(priority, ("id", "name", "order", "start_time", "end_time"))


def catalog_item_of(world: World, number: int | None) -> Row | None:
    """The item a ticket has, with its area and catalog."""
    item = world.items.get(number)
    if item is None:
        return None
    area, catalog = world.area_of(item), world.catalog_of(item)
    return {
        "id": item["id"],
        "item_name": item["name"],
        "area_id": area["id"],
        "area_name": area["name"],
        "catalog_id": catalog["id"],
        "catalog_name": catalog["name"],
    }


def ticket_answer(world: World, ticket: Row) -> Row:
    """One ticket, without custom fields."""
    client = world.clients.rows[ticket["client_id"]]
    desk, stage = world.desks.rows[ticket["desk_id"]], world.stages.rows[ticket["stage_id"]]
    priority, responsible = world.priorities.get(ticket["priority_id"]), world.users.get(ticket["responsible_id"])
    return {
        "ticket_number": ticket["ticket_number"],
        "checklists_summary": checklists_summary(world, ticket),
        "client": {**client_answer(world, client), "social_revenue": client["social_revenue"] or ""},
        "closed_ticket_total_spent_solving": _spent(ticket),
        "created_at": wire_time(ticket["created_at"]),
        "created_by_id": ticket["created_by_id"],
        "created_by_way_of": WAYS[ticket["way"]],
        "created_with_ai": False,
        "custom_fields": None,
        "description": ticket["description"],
        "desk": desk_answer(world, desk),
        "equipment": ticket["equipment"],
        "feedback": None,
        "followers": ticket["followers"],
        "is_closed": ticket["is_closed"],
        "is_duplicating": False,
        "is_grouped": False,
        "is_revised": ticket["is_revised"],
        "last_answer_type": ticket["last_answer_type"],
        "last_reopen_date": wire_time(ticket["last_reopen_date"]),
        "priority": priority_answer(world, priority) if priority else None,
        "priority_change_reason": ticket["priority_change_reason"],
        "reopen_count": ticket["reopen_count"],
        "requestor": _requestor(ticket),
        "responsible": user_answer(world, responsible) if responsible else None,
        "services_catalog": catalog_item_of(world, ticket["item_id"]),
        "sla_info": {
            **_sla(ticket),
            "desactivate_sla_reason": ticket["stop_answer"] if ticket["stopped"] else None,
        },
        "stage": chosen(stage, ("id", "first_stage", "last_stage", "max_time", "name")),
        "status": status_answer(world, world.statuses.rows[ticket["status_id"]]),
        "ticket_children": [_relative(child) for child in children_of(world, ticket)],
        "ticket_reference": _relative(world.tickets.get(ticket["parent_number"])),
        "title": ticket["title"],
        "updated_at": wire_time(ticket["updated_at"]),
        "updated_by_id": ticket["updated_by_id"],
        "url_external_path": f"{WEB}/r/tickets/{ticket['ticket_number']}",
        "url_internal_path": f"{WEB}/v/tickets/{ticket['ticket_number']}/basic_info",
        "worked_hours": hours_and_minutes(worked_minutes(world, ticket)),
    }


def ticket_summary(world: World, ticket: Row) -> Row:
    """A row of a list."""
    return {
        "ticket_number": ticket["ticket_number"],
        "client": world.ref(world.clients, ticket["client_id"]),
        "created_at": wire_time(ticket["created_at"]),
        "created_by_id": ticket["created_by_id"],
        "created_by_way_of": WAYS[ticket["way"]],
        "desk": world.ref(world.desks, ticket["desk_id"]),
        "followers": ticket["followers"],
        "is_closed": ticket["is_closed"],
        "is_revised": ticket["is_revised"],
        "last_answer_type": ticket["last_answer_type"],
        "priority": world.ref(world.priorities, ticket["priority_id"]),
        "reopen_count": ticket["reopen_count"],
        "requestor": _requestor(ticket),
        "responsible": world.ref(world.users, ticket["responsible_id"]),
        "services_catalog": catalog_item_of(world, ticket["item_id"]),
        "sla_info": _sla(ticket),
        "stage": world.ref(world.stages, ticket["stage_id"]),
        "status": world.ref(world.statuses, ticket["status_id"]),
        "title": ticket["title"],
        "updated_at": wire_time(ticket["updated_at"]),
        "updated_by_id": ticket["updated_by_id"],
    }


def summary_with_fields(world: World, ticket: Row) -> Row:
    return ticket_summary(world, ticket) | {"entity_fields": entity_values.filled(world, owner_of(ticket))}


def owner_of(ticket: Row) -> tuple[str, int]:
    return "ticket", ticket["ticket_number"]


def status_answer(world: World, status: Row) -> Row:
    return chosen(status, ("id", "default_canceled", "default_close", "default_open", "name"))


def children_of(world: World, ticket: Row) -> list[Row]:
    return world.tickets.where(parent_number=ticket["ticket_number"])


def worked_minutes(world: World, ticket: Row) -> int:
    rows = world.appointments.where(ticket_number=ticket["ticket_number"])
    return sum((minutes_of(row["end_time"]) or 0) - (minutes_of(row["init_time"]) or 0) for row in rows)


def checklists_summary(world: World, ticket: Row) -> Row:
    rows = world.checklists.where(ticket_number=ticket["ticket_number"])
    pending = [row for row in rows if is_pending(row)]
    return {
        "total": len(rows),
        "pending": len(pending),
        "required_pending": sum(row["required"] for row in pending),
        "missing_required_checklists": [],
        "blocks_close": any(row["required"] for row in pending),
    }


def is_pending(checklist: Row) -> bool:
    return any(entry["required"] and not entry["filled"] for entry in checklist["fields"])


def _relative(ticket: Row | None) -> Row:
    names = ("ticket_number", "desk_id", "responsible_id", "stage_id", "status_id", "title")
    return chosen(ticket, names) if ticket else {}


def _requestor(ticket: Row) -> Row:
    """An id or extension that is not there is null, a text is empty."""
    person = ticket["requestor"]
    texts = {name: person[name] or "" for name in ("email", "name", "telephone")}
    return {**chosen(person, ("id", "ramal")), **texts}


def _sla(ticket: Row) -> Row:
    """A moment that is not there is an empty text, as in `max_time` of a stage."""
    return {
        "attend_expiration": wire_time(ticket["attend_expiration"]) or "",
        "attend_sla": ticket["attend_sla"],
        "attend_sla_solution": ticket["attend_sla_solution"],
        "solve_expiration": wire_time(ticket["solve_expiration"]) or "",
        "solved_in_time": ticket["solved_in_time"],
        "stage_expiration": wire_time(ticket["stage_expiration"]) or "",
        "stopped": ticket["stopped"],
    }


def _spent(ticket: Row) -> str | None:
    if ticket["closed_at"] is None:
        return None
    return hours_and_minutes(int((ticket["closed_at"] - ticket["created_at"]).total_seconds()) // 60)
