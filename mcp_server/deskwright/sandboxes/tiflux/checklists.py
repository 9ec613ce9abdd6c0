"""Checklists of a ticket: reading them, and filling one entry by its place.

Exactly one of `value` and `options` is taken, and it must suit the entry's type.
"""

from __future__ import annotations

import re

from .call import Answer, Call, listed
from .clock import wire_time
from .fields import Fields, as_integer, is_true
from .gates import EDIT, need_tickets
from .operations import Operation
from .refusals import invalid_body, not_found
from .ticket_life import touch
from .ticket_shapes import is_pending
from .tickets_read import VIEW
from .world import Row, World, chosen

TEXT_TYPES = ("text", "textarea", "value")


def list_checklists(call: Call) -> Answer:
    ticket = call.ticket()
    return listed(call, call.world.checklists.where(ticket_number=ticket["ticket_number"]), checklist_answer)


def fill_entry(call: Call) -> Answer:
    fields = call.fields()
    ticket = call.ticket()
    rows = call.world.checklists.where(ticket_number=ticket["ticket_number"])
    checklist = call.owned(rows, call.world.checklists.what)
    entry = _entry(call, checklist)
    if fields.given("value") == fields.given("options"):
        raise invalid_body({"error": ["exactly one of value and options must be given"]})
    if fields.given("value"):
        _set_value(fields, entry)
    else:
        _set_options(fields, entry)
    checklist["updated_at"] = call.now
    touch(call.world, ticket, call.caller.id)
    return Answer(checklist_answer(call.world, checklist))


def _entry(call: Call, checklist: Row) -> Row:
    """By its place, which begins at 0."""
    text = call.path["index"]
    place = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1
    if not 0 <= place < len(checklist["fields"]):
        raise not_found(f"Couldn't find ChecklistItem with index = {text}")
    entry: Row = checklist["fields"][place]
    return entry


def _set_value(fields: Fields, entry: Row) -> None:
    value = fields.values["value"]
    if entry["type"] not in TEXT_TYPES or isinstance(value, list | dict):
        fields.fail("value", f"is not allowed for an item of type {entry['type']}")
    if value in (None, "") and entry["required"]:
        fields.fail("value", "can't be blank")
    fields.done()
    entry |= {"value": value, "filled": value not in (None, "")}


def _set_options(fields: Fields, entry: Row) -> None:
    given = fields.values["options"]
    known = {option["id"]: option for option in entry["options"] or ()}
    if not known:
        fields.fail("options", f"is not allowed for an item of type {entry['type']}")
    elif not isinstance(given, list) or not all(
        isinstance(one, dict) and as_integer(one.get("id")) in known and "checked" in one for one in given
    ):
        fields.fail("options", "is not a list of id and checked of this item's options")
    fields.done()
    for one in given:
        checked = is_true(one["checked"])
        if checked and entry["type"] == "radio":
            for option in known.values():
                option["value"] = False
        known[int(one["id"])]["value"] = checked
    entry["filled"] = any(option["value"] for option in known.values())


def checklist_answer(world: World, row: Row) -> Row:
    names = ("title", "type", "required", "filled", "value", "options")
    return {
        **chosen(row, ("id", "name", "required")),
        "pending": is_pending(row),
        "created_at": wire_time(row["created_at"]),
        "updated_at": wire_time(row["updated_at"]),
        "fields": [{"index": place, **chosen(entry, names)} for place, entry in enumerate(row["fields"])],
    }


_LIST = "/tickets/{ticket_number}/checklists"
OPERATIONS = (
    Operation("GET", _LIST, VIEW, list_checklists),
    Operation("PUT", _LIST + "/{id}/items/{index}", need_tickets(EDIT), fill_entry),
)
