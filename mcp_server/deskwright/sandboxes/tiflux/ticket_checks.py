"""Checks that creating and changing a ticket share: what a body names must exist and fit together.

Each check adds to the errors of the fields and returns what was named; it changes nothing.
"""

from __future__ import annotations

from .call import Call, known
from .fields import EMAIL, Fields
from .world import Row


def stage_of(call: Call, fields: Fields, desk: Row) -> Row | None:
    stage = call.world.stages.get(fields.integer("stage_id"))
    if fields.is_blank("stage_id") or "stage_id" in fields.errors:
        return None
    if stage is None or stage["desk_id"] != desk["id"]:
        fields.fail("stage_id", "stage not found or does not belongs to desk")
        return None
    return stage


def priority_of(call: Call, fields: Fields, desk: Row, *, required: bool) -> Row | None:
    priority = call.world.priorities.get(fields.integer("priority_id", required=required))
    if fields.is_blank("priority_id") or "priority_id" in fields.errors:
        return None
    if priority is None or priority["desk_id"] != desk["id"]:
        fields.fail("priority_id", "priority not found or does not belongs to desk")
        return None
    return priority


def item_of(call: Call, fields: Fields, desk: Row, *, required: bool) -> Row | None:
    name = "services_catalogs_item_id"
    item = call.world.items.get(fields.integer(name, required=required))
    if fields.is_blank(name) or name in fields.errors:
        return None
    if item is None or desk["id"] not in call.world.catalog_of(item)["desk_ids"]:
        fields.fail(name, "services catalogs item not found or does not belongs to desk")
        return None
    return item


def status_of(call: Call, fields: Fields) -> Row | None:
    """Closing and cancelling have their own routes, so their statuses cannot be set."""
    status = known(fields, "status_id", call.world.statuses.rows, fields.integer("status_id"), "status")
    if status and (status["default_close"] or status["default_canceled"]):
        fields.fail("status_id", "status is not allowed, close or cancel the ticket instead")
    return status


def responsible_of(call: Call, fields: Fields) -> Row | None:
    user = known(fields, "responsible_id", call.world.users.rows, fields.integer("responsible_id"), "responsible")
    if user and (not user["active"] or user["_type"] == "client"):
        fields.fail("responsible_id", "responsible not found")
        return None
    return user


def client_of(call: Call, fields: Fields, *, required: bool = False) -> Row | None:
    number = fields.integer("client_id", required=required)
    client = known(fields, "client_id", call.world.clients.rows, number, "client")
    if client and not (client["status"] and call.caller.sees_client(client["id"])):
        fields.fail("client_id", "client not found")
        return None
    return client


def requestor_of(call: Call, fields: Fields, client: Row | None) -> Row | None:
    """The linked requestor, when `requestor_id` names one of the client's."""
    number = fields.integer("requestor_id")
    requestor = known(fields, "requestor_id", call.world.requestors.rows, number, "requestor")
    if requestor and client and requestor["client_id"] != client["id"]:
        fields.fail("requestor_id", "requestor does not belongs to client")
        return None
    return requestor


def requestor_answer(requestor: Row) -> Row:
    """The person as a ticket keeps them; the extension is called ramal there."""
    names = ("id", "email", "name", "telephone")
    return {**{name: requestor[name] for name in names}, "ramal": requestor["extension"]}


def followers_of(fields: Fields, requestor: Row) -> str:
    """The list that replaces the one before."""
    text = fields.text("followers") or ""
    emails = [part.strip() for part in text.split(",") if part.strip()]
    for email in emails:
        if not EMAIL.fullmatch(email):
            fields.fail("followers", f"'{email}' is not a valid email")
        elif email.casefold() == (requestor["email"] or "").casefold():
            fields.fail("followers", "requestor cannot be follower")
    return ",".join(emails)


def parent_of(call: Call, fields: Fields, ticket: Row | None = None) -> Row | None:
    """A ticket the caller may see, and neither the ticket itself nor one below it."""
    name = "ticket_reference_number"
    parent = call.world.tickets.get(fields.integer(name))
    if fields.is_blank(name) or name in fields.errors:
        return None
    if parent is None or not call.caller.sees_desk(parent["desk_id"]):
        fields.fail(name, "ticket not found or without permission")
        return None
    above: Row | None = parent
    while above is not None and ticket is not None:
        if above["ticket_number"] == ticket["ticket_number"]:
            fields.fail(name, "ticket cannot be its own reference")
            return None
        above = call.world.tickets.get(above["parent_number"])
    return parent
