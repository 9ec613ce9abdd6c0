"""Creates a ticket from a form, multipart or urlencoded, and answers it under the key `ticket`.

Whether the priority or the catalog item is needed depends on the desk.
"""

from __future__ import annotations

import json

from . import entity_values, ticket_checks
from .call import Answer, Call, known
from .fields import Fields
from .gates import EDIT, VIEW_OPEN, need_tickets
from .operations import Operation
from .refusals import forbidden, invalid_body
from .ticket_life import enter_stage, set_expirations
from .ticket_shapes import WAY_API, owner_of, ticket_answer
from .world import Row, World

REQUESTOR_FIELDS = ("name", "email", "telephone", "ramal")
_NO_EQUIPMENT = {"id": None, "name": None, "group_id": None, "user_id": None}


def create_ticket(call: Call) -> Answer:
    fields = call.form()
    title, description = fields.text("title", required=True), fields.text("description", required=True)
    client = ticket_checks.client_of(call, fields, required=True)
    desk = _desk_of(call, fields)
    uploads = call.uploads(fields)
    requestor = _requestor(call, fields, client)
    row = {
        "title": title,
        "description": description,
        "client_id": client["id"] if client else None,
        "requestor": requestor,
        "followers": ticket_checks.followers_of(fields, requestor),
        "equipment": _equipment(call, fields, client),
        "responsible_id": _id(ticket_checks.responsible_of(call, fields)),
        "parent_number": _id(ticket_checks.parent_of(call, fields), "ticket_number"),
    }
    status = ticket_checks.status_of(call, fields) or call.world.status_of("open")
    entities = _entities(fields)
    if desk is None:
        fields.done()
        raise AssertionError("a missing desk is an error of its field")
    with_catalog = desk["require_service_catalog_open_ticket"]
    row["priority_id"] = _id(ticket_checks.priority_of(call, fields, desk, required=not with_catalog))
    row["item_id"] = _id(ticket_checks.item_of(call, fields, desk, required=with_catalog))
    stage = ticket_checks.stage_of(call, fields, desk) or call.world.stages_of(desk["id"])[0]
    _required_by_desk(fields, desk, requestor, bool(uploads))
    fields.done()
    ticket = open_ticket(call.world, desk, stage, status, call.caller.id, row)
    problems = entity_values.write(call.world, owner_of(ticket), entities) if entities else []
    if problems:
        forget_ticket(call.world, ticket)
        raise invalid_body({"entities": problems})
    for file in uploads:
        call.world.store_file(owner_of(ticket), file.name, file.content_type, file.content)
    return Answer({"ticket": ticket_answer(call.world, ticket)}, 201)


def open_ticket(
    world: World, desk: Row, stage: Row, status: Row, user_id: int | None, row: Row, *, way: int = WAY_API
) -> Row:
    """A ticket that begins now, in this stage."""
    now = world.clock.now()
    ticket = world.tickets.add(
        **{
            "stage_id": None,
            "desk_id": desk["id"],
            "status_id": status["id"],
            "way": way,
            "created_at": now,
            "created_by_id": user_id,
            "updated_at": now,
            "updated_by_id": user_id,
            "closed_at": None,
            "is_closed": False,
            "is_revised": False,
            "reopen_count": 0,
            "last_reopen_date": None,
            "last_answer_type": None,
            "priority_change_reason": None,
            "jira_key": None,
            "stopped": False,
            "stop_answer": None,
            "attend_sla": False,
            "attend_sla_solution": False,
            "solved_in_time": None,
            "stage_expiration": None,
            "equipment": dict(_NO_EQUIPMENT),
            "parent_number": None,
            **row,
        }
    )
    set_expirations(world, ticket)
    enter_stage(world, ticket, stage, user_id)
    return ticket


def forget_ticket(world: World, ticket: Row) -> None:
    """As if it had never been opened."""
    for stay in world.stays.where(ticket_number=ticket["ticket_number"]):
        world.stays.remove(stay)
    world.entity_values.pop(owner_of(ticket), None)
    world.tickets.remove(ticket)


def _desk_of(call: Call, fields: Fields) -> Row | None:
    number = fields.integer("desk_id", required=True)
    desk = known(fields, "desk_id", call.world.desks.rows, number, "desk")
    if desk is None:
        return None
    if not call.caller.sees_desk(desk["id"]) and not desk["user_without_access_create_ticket"]:
        raise forbidden()
    if not (desk["active"] and desk["receiving_new_tickets"]):
        fields.fail("desk_id", "desk is not receiving new tickets")
    return desk


def _requestor(call: Call, fields: Fields, client: Row | None) -> Row:
    """By id; else the client's requestor with this e-mail; else a person without a record; else the caller."""
    linked = ticket_checks.requestor_of(call, fields, client)
    email = fields.email("requestor_email")
    ghost = {
        "id": None,
        "name": fields.text("requestor_name"),
        "email": email,
        "telephone": fields.text("requestor_telephone"),
        "ramal": fields.integer("requestor_ramal"),
    }
    if linked is None and email and client:
        same = call.world.requestors.where(client_id=client["id"])
        linked = next((row for row in same if (row["email"] or "").casefold() == email.casefold()), None)
    if linked is not None:
        return ticket_checks.requestor_answer(linked)
    if not any(ghost.values()):
        ghost |= {"name": call.caller.user["name"], "email": call.caller.user["email"]}
    return ghost


def _required_by_desk(fields: Fields, desk: Row, requestor: Row, with_files: bool) -> None:
    """What the desk's own form demands; a linked requestor brings their own data."""
    wanted = desk["required_fields"] or {}
    linked = requestor["id"] is not None
    for name in REQUESTOR_FIELDS:
        if wanted.get(f"requestor_{name}") and not linked and fields.is_blank(f"requestor_{name}"):
            fields.fail(f"requestor_{name}", "can't be blank")
    if wanted.get("equipment_id") and fields.is_blank("equipment_id"):
        fields.fail("equipment_id", "can't be blank")
    if wanted.get("attachment_file") and not with_files:
        fields.fail("files", "can't be blank")


def _equipment(call: Call, fields: Fields, client: Row | None) -> Row:
    number = fields.integer("equipment_id")
    equipment = known(fields, "equipment_id", call.world.equipments.rows, number, "equipment")
    if equipment and client and equipment["client_id"] != client["id"]:
        fields.fail("equipment_id", "equipment not found")
    return {
        "id": equipment["id"] if equipment else None,
        "name": equipment["name"] if equipment else None,
        "group_id": fields.integer("equipment_group_id"),
        "user_id": fields.integer("equipment_user_id"),
    }


def _entities(fields: Fields) -> list[Row]:
    text = fields.text("entities")
    if not text:
        return []
    try:
        items = json.loads(text)
    except ValueError:
        items = None
    if not isinstance(items, list):
        fields.fail("entities", "could not be parsed")
        return []
    return items


def _id(row: Row | None, key: str = "id") -> int | None:
    return row[key] if row else None


OPERATIONS = (Operation("POST", "/tickets", need_tickets(VIEW_OPEN, EDIT), create_ticket),)
