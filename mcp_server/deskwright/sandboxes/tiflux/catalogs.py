"""Services catalogs of the organisation, their areas and items; each written under a root key of its own.

Deleting takes along what lies below. A ticket keeps the number of an item that is gone and shows none.
"""

from __future__ import annotations

from .call import Answer, Call, listed
from .clock import hours_and_minutes
from .desks import item_answer, named_answer
from .fields import Fields
from .gates import FREE_TICKETS, MANAGE_DESKS, need_tickets
from .operations import Operation
from .world import Row, Table, World, contains

WRITE = need_tickets(MANAGE_DESKS)


# --- catalogs ------------------------------------------------------------------------------------------


def list_catalogs(call: Call) -> Answer:
    return listed(call, _named_like(call, call.world.catalogs.all()), named_answer)


def create_catalog(call: Call) -> Answer:
    """It belongs to no desk yet: linking them is not part of this API."""
    row = call.world.catalogs.add(name=_name(call, "services_catalog"), desk_ids=[])
    return Answer(named_answer(call.world, row), 201)


def update_catalog(call: Call) -> Answer:
    name = _name(call, "services_catalog")
    row = call.world.catalogs.need(call.path["id"])
    row["name"] = name
    return Answer(named_answer(call.world, row))


def delete_catalog(call: Call) -> Answer:
    world, row = call.world, call.world.catalogs.need(call.path["id"])
    for area in world.areas.where(catalog_id=row["id"]):
        _remove_area(world, area)
    world.catalogs.remove(row)
    return Answer(status=204)


# --- areas ---------------------------------------------------------------------------------------------


def list_areas(call: Call) -> Answer:
    return listed(call, _named_like(call, _areas(call)), area_answer)


def create_area(call: Call) -> Answer:
    name = _name(call, "area")
    catalog = call.world.catalogs.need(call.path["catalog_id"])
    return Answer(area_answer(call.world, call.world.areas.add(name=name, catalog_id=catalog["id"])), 201)


def update_area(call: Call) -> Answer:
    name = _name(call, "area")
    row = call.owned(_areas(call), call.world.areas.what)
    row["name"] = name
    return Answer(area_answer(call.world, row))


def delete_area(call: Call) -> Answer:
    _remove_area(call.world, call.owned(_areas(call), call.world.areas.what))
    return Answer(status=204)


# --- items ---------------------------------------------------------------------------------------------


def list_items(call: Call) -> Answer:
    return listed(call, _named_like(call, _items(call)), item_answer)


def create_item(call: Call) -> Answer:
    values = _item_values(call.wrapped("item"), new=True)
    area = call.world.areas.need(call.path["area_id"])
    return Answer(item_answer(call.world, call.world.items.add(area_id=area["id"], **values)), 201)


def update_item(call: Call) -> Answer:
    values = _item_values(call.wrapped("item"), new=False)
    row = call.owned(_items(call), call.world.items.what)
    row |= values
    return Answer(item_answer(call.world, row))


def delete_item(call: Call) -> Answer:
    call.world.items.remove(call.owned(_items(call), call.world.items.what))
    return Answer(status=204)


def _item_values(fields: Fields, *, new: bool) -> Row:
    values: Row = {}
    if new or fields.given("name"):
        values["name"] = fields.text("name", required=True)
    for name in ("start_time", "end_time"):
        if new or fields.given(name):
            # A time to a solution may be days long, so the hours pass 24.
            minutes = fields.time(name, longest=100 * 60 - 1)
            values[name] = None if minutes is None else hours_and_minutes(minutes)
    fields.done()
    return values


def _name(call: Call, root: str) -> str | None:
    fields = call.wrapped(root)
    name = fields.text("name", required=True, longest=255)
    fields.done()
    return name


def _named_like(call: Call, rows: list[Row]) -> list[Row]:
    name = call.query.text("name")
    return [row for row in rows if name is None or contains(row["name"], name)]


def _areas(call: Call) -> list[Row]:
    return _below(call, call.world.catalogs, "catalog_id", call.world.areas, "catalog_id")


def _items(call: Call) -> list[Row]:
    return _below(call, call.world.areas, "area_id", call.world.items, "area_id")


def _below(call: Call, parents: Table, name: str, children: Table, column: str) -> list[Row]:
    return children.where(**{column: parents.need(call.path[name])["id"]})


def _remove_area(world: World, area: Row) -> None:
    for item in world.items.where(area_id=area["id"]):
        world.items.remove(item)
    world.areas.remove(area)


def area_answer(world: World, area: Row) -> Row:
    return {**named_answer(world, area), "catalog": world.ref(world.catalogs, area["catalog_id"])}


_AREAS, _ITEMS = "/services-catalogs/{catalog_id}/areas", "/services-catalogs-areas/{area_id}/items"
OPERATIONS = (
    Operation("GET", "/services-catalogs", FREE_TICKETS, list_catalogs),
    Operation("POST", "/services-catalogs", WRITE, create_catalog),
    Operation("PUT", "/services-catalogs/{id}", WRITE, update_catalog),
    Operation("DELETE", "/services-catalogs/{id}", WRITE, delete_catalog),
    Operation("GET", _AREAS, FREE_TICKETS, list_areas),
    Operation("POST", _AREAS, WRITE, create_area),
    Operation("PUT", _AREAS + "/{id}", WRITE, update_area),
    Operation("DELETE", _AREAS + "/{id}", WRITE, delete_area),
    Operation("GET", _ITEMS, FREE_TICKETS, list_items),
    Operation("POST", _ITEMS, WRITE, create_item),
    Operation("PUT", _ITEMS + "/{id}", WRITE, update_item),
    Operation("DELETE", _ITEMS + "/{id}", WRITE, delete_item),
)
