"""Changes an open ticket: its own fields, its desk with what hangs on it, and its custom fields.

A closed ticket is refused, save for custom fields where the caller may edit closed ones.
"""

from __future__ import annotations

from . import entity_values, ticket_checks
from .call import Answer, Call, known
from .fields import Fields
from .gates import EDIT, EDIT_CLOSED, need_tickets
from .operations import Operation
from .refusals import forbidden, invalid_body, invalid_query
from .ticket_life import enter_stage, set_expirations, touch
from .ticket_shapes import owner_of, ticket_answer
from .world import Row

EDIT_TICKETS = need_tickets(EDIT)


def update_ticket(call: Call) -> Answer:
    fields = call.fields()
    ticket = call.ticket()
    if ticket["is_closed"]:
        raise invalid_body({"error": ["Only open tickets can be updated"]})
    desk = _target_desk(call, fields, ticket)
    moved = desk["id"] != ticket["desk_id"]
    _check_reason(fields, ticket, moved)
    changes = {
        **_texts(fields),
        **_people(call, fields, ticket),
        **_classification(call, fields, ticket, desk, moved),
        **_pause(fields, ticket, desk),
    }
    stage = ticket_checks.stage_of(call, fields, desk)
    if fields.given("stage_id") and fields.is_blank("stage_id"):
        fields.fail("stage_id", "can't be blank")
    if moved and stage is None:
        stage = call.world.stages_of(desk["id"])[0]
    fields.done()
    ticket |= changes
    ticket["desk_id"] = desk["id"]
    if changes.keys() & {"priority_id", "item_id"} or moved:
        set_expirations(call.world, ticket)
    if stage is not None and stage["id"] != ticket["stage_id"]:
        enter_stage(call.world, ticket, stage, call.caller.id)
    touch(call.world, ticket, call.caller.id)
    return Answer(ticket_answer(call.world, ticket))


def _target_desk(call: Call, fields: Fields, ticket: Row) -> Row:
    """The ticket's desk, or the one it is moved to; the two must be related."""
    own = call.world.desks.rows[ticket["desk_id"]]
    if not fields.given("desk_id"):
        return own
    number = fields.integer("desk_id", required=True)
    desk = known(fields, "desk_id", call.world.desks.rows, number, "desk")
    if desk is None or desk is own:
        return own
    if not call.caller.sees_desk(desk["id"]):
        raise forbidden()
    if not desk["active"]:
        fields.fail("desk_id", "desk not found")
    elif not own["desk_exchange"]:
        fields.fail("desk_id", "desk does not allow to exchange tickets")
    elif desk["id"] not in own["related_ids"]:
        fields.fail("desk_id", "desks are not related")
    return desk


def _check_reason(fields: Fields, ticket: Row, moved: bool) -> None:
    """A reason goes with a change of priority inside the desk, and only with that."""
    if moved and not fields.is_blank("priority_change_reason"):
        fields.fail("priority_change_reason", "is not allowed when the desk is changed")
    changed = fields.given("priority_id") and fields.integer("priority_id") != ticket["priority_id"]
    if changed and not moved and fields.is_blank("priority_change_reason"):
        raise invalid_query({"priority_change_reason": ["can't be blank"]})


def _texts(fields: Fields) -> Row:
    changes: Row = {}
    for name in ("title", "description"):
        if fields.given(name):
            changes[name] = fields.text(name, required=True)
    return changes


def _people(call: Call, fields: Fields, ticket: Row) -> Row:
    """Client, requestor, responsible, followers, parent; null frees the ticket of responsible and parent."""
    changes: Row = {}
    client = call.world.clients.rows[ticket["client_id"]]
    if fields.given("client_id"):
        client = ticket_checks.client_of(call, fields, required=True) or client
        changes["client_id"] = client["id"]
    requestor = ticket["requestor"]
    if client["id"] != ticket["client_id"] and requestor["id"] is not None:
        # Another client's person: the data stays, the link goes (guess).
        requestor = {**requestor, "id": None}
    if fields.given("requestor_id"):
        linked = ticket_checks.requestor_of(call, fields, client)
        requestor = ticket_checks.requestor_answer(linked) if linked else requestor
    changes["requestor"] = requestor
    if fields.given("responsible_id"):
        responsible = ticket_checks.responsible_of(call, fields)
        changes["responsible_id"] = responsible["id"] if responsible else None
    if fields.given("followers"):
        changes["followers"] = ticket_checks.followers_of(fields, requestor)
    if fields.given("ticket_reference_number"):
        parent = ticket_checks.parent_of(call, fields, ticket)
        changes["parent_number"] = parent["ticket_number"] if parent else None
    return changes


def _classification(call: Call, fields: Fields, ticket: Row, desk: Row, moved: bool) -> Row:
    changes: Row = {}
    if moved:
        changes = {"priority_id": None, "item_id": None, "priority_change_reason": None}
        if desk["require_service_catalog_open_ticket"] and fields.is_blank("services_catalogs_item_id"):
            fields.fail("services_catalogs_item_id", "target desk needs a services catalogs item")
    if fields.given("priority_id"):
        priority = ticket_checks.priority_of(call, fields, desk, required=True)
        changes["priority_id"] = priority["id"] if priority else None
    if not fields.is_blank("priority_change_reason"):
        changes["priority_change_reason"] = fields.text("priority_change_reason")
    if fields.given("services_catalogs_item_id"):
        item = ticket_checks.item_of(call, fields, desk, required=desk["require_service_catalog_open_ticket"])
        changes["item_id"] = item["id"] if item else None
    if fields.given("status_id"):
        status = ticket_checks.status_of(call, fields)
        changes["status_id"] = status["id"] if status else ticket["status_id"]
    return changes


def _pause(fields: Fields, ticket: Row, desk: Row) -> Row:
    if not fields.given("stopped"):
        return {}
    stopped = fields.flag("stopped")
    if stopped and not desk["can_stop_sla"]:
        fields.fail("stopped", "desk does not allow to stop the SLA")
    answer = fields.text("stop_answer", required=stopped and not ticket["stopped"])
    return {"stopped": stopped, "stop_answer": (answer or ticket["stop_answer"]) if stopped else None}


def update_entities(call: Call) -> Answer:
    fields = call.fields()
    ticket = call.ticket()
    if ticket["is_closed"] and not call.caller.may(EDIT_CLOSED):
        raise forbidden()
    touch(call.world, ticket, call.caller.id)
    entity_values.update(call.world, owner_of(ticket), fields.values)
    return Answer({"entities": entity_values.groups(call.world, owner_of(ticket))})


OPERATIONS = (
    Operation("PUT", "/tickets/{ticket_number}", EDIT_TICKETS, update_ticket),
    Operation("PUT", "/tickets/{ticket_number}/entities", EDIT_TICKETS, update_entities),
)
