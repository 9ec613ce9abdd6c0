"""Service desks and what belongs to each: priorities, stages, catalogs and their items.

A list names only desks the caller may access; one of the others is 403.
"""

from __future__ import annotations

from .call import Answer, Call, listed
from .gates import FREE_TICKETS, MANAGE_DESKS, need_tickets
from .operations import Operation
from .ticket_shapes import desk_answer, priority_answer
from .world import Row, World, chosen, plain

DETAILS = (
    "add_ticket_feedback", "attendance_type", "behavior_billed_tickets", "behavior_not_billed_tickets",
    "can_reopen_revised_tickets", "can_stop_sla", "cancelable_tickets", "default_revised", "description",
    "desk_exchange", "desk_with_sla", "internal_desk", "only_attendants_can_open", "receiving_new_tickets",
    "reminder", "require_service_catalog_open_ticket", "required_fields", "review_type", "services_catalog_item",
    "sla_goal", "summary", "ticket_review", "ticket_with_sla_time", "time_limit_to_reopening",
    "user_without_access_create_ticket",
)  # fmt: skip


def list_desks(call: Call) -> Answer:
    """`name` is the whole name or display name; case does not count, accents do."""
    active, name = call.query.flag("active"), call.query.text("name")
    wanted = name.strip().casefold() if name else None
    rows = [
        row
        for row in call.world.desks.all()
        if call.caller.sees_desk(row["id"])
        and active in (None, row["active"])
        and wanted in (None, row["name"].casefold(), row["display_name"].casefold())
    ]
    return listed(call, rows, desk_answer)


def read_desk(call: Call) -> Answer:
    return Answer(desk_detail(call.world, call.desk()))


def list_priorities(call: Call) -> Answer:
    return listed(call, call.world.priorities_of(call.desk()["id"]), priority_answer)


def list_stages(call: Call) -> Answer:
    return listed(call, call.world.stages_of(call.desk()["id"]), stage_answer)


def list_catalogs(call: Call) -> Answer:
    return listed(call, call.world.catalogs_of(call.desk()["id"]), named_answer)


def list_items(call: Call) -> Answer:
    """`name` is a part of the item's, the area's or the catalog's name; neither case nor accents count."""
    query = call.query
    area_id, catalog_id = query.integer("area_id", low=1), query.integer("catalog_id", low=1)
    words = plain((query.text("name") or "").strip())
    world = call.world
    rows = [
        row
        for row in world.items_of(call.desk()["id"])
        if area_id in (None, row["area_id"])
        and catalog_id in (None, world.catalog_of(row)["id"])
        and any(
            words in plain(name) for name in (row["name"], world.area_of(row)["name"], world.catalog_of(row)["name"])
        )
    ]
    return listed(call, rows, item_answer)


def desk_detail(world: World, desk: Row) -> Row:
    return desk_answer(world, desk) | chosen(desk, DETAILS)


def stage_answer(world: World, stage: Row) -> Row:
    return chosen(stage, ("id", "name", "index", "first_stage", "last_stage", "max_time"))


def named_answer(world: World, row: Row) -> Row:
    return chosen(row, ("id", "name"))


def item_answer(world: World, item: Row) -> Row:
    return {
        **chosen(item, ("id", "name", "start_time", "end_time")),
        "area": named_answer(world, world.area_of(item)),
        "catalog": named_answer(world, world.catalog_of(item)),
    }


OPERATIONS = (
    Operation("GET", "/desks", FREE_TICKETS, list_desks),
    Operation("GET", "/desks/{id}", need_tickets(MANAGE_DESKS), read_desk),
    Operation("GET", "/desks/{id}/priorities", FREE_TICKETS, list_priorities),
    Operation("GET", "/desks/{id}/stages", FREE_TICKETS, list_stages),
    Operation("GET", "/desks/{id}/services-catalogs", FREE_TICKETS, list_catalogs),
    Operation("GET", "/desks/{id}/services-catalogs-items", FREE_TICKETS, list_items),
)
