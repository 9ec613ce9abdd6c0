"""Resources of clients: equipments, their groups and types, and the software found on one."""

from __future__ import annotations

from . import entity_values
from .call import Answer, Call, known, listed
from .clock import wire_time
from .fields import Fields
from .gates import MANAGE_RESOURCES, VIEW_RESOURCES, need_tickets
from .operations import Operation
from .world import Row, World, chosen, contains

VIEW = need_tickets(VIEW_RESOURCES, MANAGE_RESOURCES)
WRITE = need_tickets(MANAGE_RESOURCES)


def list_equipments(call: Call) -> Answer:
    """Manufacturer, system and technical data come only when they are asked for."""
    query = call.query
    client_id = query.integer("client_id", low=1)
    more = _included(call)
    rows = [
        row
        for row in call.world.equipments.all()
        if client_id in (None, row["client_id"]) and call.caller.sees_client(row["client_id"])
    ]
    return listed(call, rows, lambda world, row: equipment_answer(world, row) | chosen(row, more))


def read_equipment(call: Call) -> Answer:
    whole = call.query.flag("show_entities", default=False)
    more = _included(call)
    call.query.done()
    row = call.world.equipments.need(call.path["id"])
    answer = equipment_answer(call.world, row) | chosen(row, more)
    if whole:
        answer["entities"] = entity_values.groups(call.world, ("equipment", row["id"]))
    return Answer(answer)


def create_equipment(call: Call) -> Answer:
    fields = call.fields()
    values = {"equipment_group_id": None, "acquisition_date": None, "warranty_date": None}
    values |= _values(call, fields, new=True)
    found = {"manufacturer": None, "system": None, "technical_info": None}
    row = call.world.equipments.add(**values, **found, created_at=call.now, updated_at=call.now)
    return Answer(equipment_answer(call.world, row), 201)


def update_equipment(call: Call) -> Answer:
    fields = call.fields()
    row = call.world.equipments.need(call.path["id"])
    row |= _values(call, fields, new=False)
    row["updated_at"] = call.now
    return Answer(equipment_answer(call.world, row))


def list_softwares(call: Call) -> Answer:
    """All at once: this route refuses offset and limit."""
    call.query.only()
    number = call.world.equipments.need(call.path["id"])["id"]
    rows = call.world.softwares.where(equipment_id=number)
    return Answer([chosen(row, ("id", "name", "version", "publisher")) for row in rows])


def list_groups(call: Call) -> Answer:
    client_id = call.query.integer("client_id", low=1)
    rows = [row for row in call.world.equipment_groups.all() if client_id in (None, row["client_id"])]
    return listed(call, rows, group_answer)


def list_types(call: Call) -> Answer:
    name = call.query.text("name")
    rows = [row for row in call.world.equipment_types.all() if name is None or contains(row["name"], name)]
    return listed(call, rows, lambda world, row: chosen(row, ("id", "name")))


def _included(call: Call) -> list[str]:
    names = ("manufacturer", "system", "technical_info")
    return [name for name in names if call.query.flag(f"include_{name}", default=False)]


def _values(call: Call, fields: Fields, *, new: bool) -> Row:
    world, values = call.world, {}
    if new or fields.given("name"):
        values["name"] = fields.text("name", required=True, longest=255)
    for name, table, required in (
        ("client_id", world.clients, True),
        ("equipment_type_id", world.equipment_types, True),
        ("equipment_group_id", world.equipment_groups, False),
    ):
        if (new and required) or fields.given(name):
            number = fields.integer(name, required=required)
            row = known(fields, name, table.rows, number, name.removesuffix("_id").replace("_", " "))
            values[name] = row["id"] if row else None
    for name in ("acquisition_date", "warranty_date"):
        if fields.given(name):
            day = fields.day(name)
            values[name] = str(day) if day else None
    fields.done()
    return values


def equipment_answer(world: World, row: Row) -> Row:
    return {
        **chosen(row, ("id", "name", "acquisition_date", "warranty_date")),
        "client": world.ref(world.clients, row["client_id"]),
        "equipment_group": world.ref(world.equipment_groups, row["equipment_group_id"]),
        "equipment_type": world.ref(world.equipment_types, row["equipment_type_id"]),
        "created_at": wire_time(row["created_at"]),
        "updated_at": wire_time(row["updated_at"]),
    }


def group_answer(world: World, row: Row) -> Row:
    return {**chosen(row, ("id", "name")), "client": world.ref(world.clients, row["client_id"])}


OPERATIONS = (
    Operation("GET", "/equipments", VIEW, list_equipments),
    Operation("POST", "/equipments", WRITE, create_equipment),
    Operation("GET", "/equipments/{id}", VIEW, read_equipment),
    Operation("PUT", "/equipments/{id}", WRITE, update_equipment),
    Operation("GET", "/equipments/{id}/softwares", VIEW, list_softwares),
    Operation("GET", "/equipment-groups", VIEW, list_groups),
    Operation("GET", "/equipment-types", VIEW, list_types),
)
