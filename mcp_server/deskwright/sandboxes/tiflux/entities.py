"""What custom fields there are: entities, their fields, the options of a field.

These routes refuse parameters they do not know (400/40001).
"""

from __future__ import annotations

from .call import Answer, Call, listed
from .entity_values import FIELD_TYPES, fields_of
from .gates import FREE
from .operations import Operation
from .world import Row, World, chosen, contains

APPLIED_IN = (
    "ticket", "equipment", "client", "solicitant", "services_catalog", "services_catalogs_area",
    "services_catalogs_item",
)  # fmt: skip
PAGING = ("offset", "limit")
LONGEST = 255


def list_entities(call: Call) -> Answer:
    query = call.query
    query.only(*PAGING, "active", "applied_in", "name")
    active, place = query.flag("active"), query.choice("applied_in", APPLIED_IN)
    name = query.text("name", longest=LONGEST)
    rows = [
        row
        for row in call.world.entities.all()
        if active in (None, row["active"])
        and place in (None, row["applied_in"])
        and (name is None or contains(row["name"], name))
    ]
    return listed(call, rows, lambda world, row: chosen(row, ("id", "active", "applied_in", "name")))


def list_fields(call: Call) -> Answer:
    query = call.query
    query.only(*PAGING, "required", "field_type", "name")
    required, kind = query.flag("required"), query.choice("field_type", FIELD_TYPES)
    name = query.text("name", longest=LONGEST)
    query.page()
    query.done()
    rows = [
        row
        for row in fields_of(call.world, call.world.entities.need(call.path["entity_id"])["id"])
        if required in (None, row["required"])
        and kind in (None, row["field_type"])
        and (name is None or contains(row["name"], name))
    ]
    return listed(call, rows, field_answer)


def list_options(call: Call) -> Answer:
    call.query.only(*PAGING, "value")
    value = call.query.text("value")
    number = call.world.entity_fields.need(call.path["entity_field_id"])["id"]
    rows = [
        row
        for row in call.world.entity_options.where(entity_field_id=number)
        if value is None or contains(row["value"], value)
    ]
    return listed(call, rows, lambda world, row: chosen(row, ("id", "null_option", "value")))


def field_answer(world: World, row: Row) -> Row:
    return chosen(row, ("id", "field_type", "index", "name", "required"))


OPERATIONS = (
    Operation("GET", "/entities", FREE, list_entities),
    Operation("GET", "/entities/{entity_id}/fields", FREE, list_fields),
    Operation("GET", "/entity_fields/{entity_field_id}/options", FREE, list_options),
)
