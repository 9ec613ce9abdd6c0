"""Reads tickets: one, many, their stays in stages and their history."""

from __future__ import annotations

from . import entity_values
from .call import Answer, Call, listed
from .clock import hours_and_minutes, wire_time
from .gates import VIEW_OPEN, VIEW_OTHERS, need_tickets
from .operations import Operation
from .ticket_filters import GROUPS, buckets, found_tickets
from .ticket_life import OF_APPOINTMENTS, OF_STAGES
from .ticket_shapes import owner_of, summary_with_fields, ticket_answer, ticket_summary
from .world import Row, World, chosen

VIEW = need_tickets(VIEW_OPEN, VIEW_OTHERS)
HISTORY_OPERATIONS = ("created", "updated", "deleted")


def read_ticket(call: Call) -> Answer:
    whole = call.query.flag("show_entities", default=False)
    only_filled = call.query.flag("include_filled_entity", default=False)
    call.query.done()
    ticket = call.ticket()
    answer = ticket_answer(call.world, ticket)
    # Both together were never seen to be filled: the whole groups win here (guess).
    if whole:
        answer["entities"] = entity_values.groups(call.world, owner_of(ticket))
    if only_filled:
        answer["entity_fields"] = [] if whole else entity_values.filled(call.world, owner_of(ticket))
    return Answer(answer)


def list_tickets(call: Call) -> Answer:
    group = call.query.choice("group_by", GROUPS)
    rows = found_tickets(call)
    if group is not None:
        call.query.done()
        return Answer(buckets(call, rows, group), headers={"X-Total-Items": str(len(rows))})
    with_fields = call.query.flag("include_filled_entity")
    return listed(call, rows, summary_with_fields if with_fields else ticket_summary)


def list_stays(call: Call) -> Answer:
    """Newest first; nothing for a desk without SLA."""
    ticket = call.ticket()
    rows: list[Row] = []
    if call.world.desks.rows[ticket["desk_id"]]["desk_with_sla"]:
        rows = call.world.stays.where(ticket_number=ticket["ticket_number"])
    return listed(call, sorted(rows, key=lambda row: (row["created_at"], row["id"]), reverse=True), stay_answer)


def stay_answer(world: World, stay: Row) -> Row:
    """The time counts every hour: working hours of a desk are not simulated."""
    end = stay["attended_at"] or world.clock.now()
    return {
        "id": stay["id"],
        "attended_at": wire_time(stay["attended_at"]),
        "attended_by": world.ref(world.users, stay["attended_by_id"]),
        "created_at": wire_time(stay["created_at"]),
        "created_by": world.ref(world.users, stay["created_by_id"]),
        "desk": world.ref(world.desks, stay["desk_id"]),
        "duration_in_expedient": hours_and_minutes(max(0, int((end - stay["created_at"]).total_seconds()) // 60)),
        "expiration": wire_time(stay["expiration"]) or "",
        "sla_attended": stay["expiration"] is None or end <= stay["expiration"],
        "stage": world.ref(world.stages, stay["stage_id"]),
    }


def list_history(call: Call) -> Answer:
    query = call.query
    kind = query.integer("history_of", low=OF_STAGES, high=OF_APPOINTMENTS)
    if not query.given("history_of"):
        query.fail("history_of", "can't be blank")
    number = query.integer("type_id_attr", low=1)
    operation = query.choice("operation", HISTORY_OPERATIONS)
    if operation is not None and kind == OF_STAGES:
        query.fail("operation", "is only allowed when history_of is 1")
    query.done()
    ticket = call.ticket(shown="ticket_ticket_number")
    rows = [
        row
        for row in call.world.histories.where(ticket_number=ticket["ticket_number"], kind=kind)
        if number in (None, row["_type_id_attr"]) and operation in (None, row["_operation"])
    ]
    return listed(call, rows[::-1], history_answer)


def history_answer(world: World, row: Row) -> Row:
    user = world.users.get(row["user_id"])
    names = (
        "id", "_created_at", "_operation", "_type", "_type_id_attr", "action", "action_details", "changes",
    )  # fmt: skip
    return {**chosen(row, names), "user": chosen(user, ("id", "name", "email")) if user else None}


OPERATIONS = (
    Operation("GET", "/tickets", VIEW, list_tickets),
    Operation("GET", "/tickets/{ticket_number}", VIEW, read_ticket),
    Operation("GET", "/tickets/{ticket_number}/stages-slas", VIEW, list_stays),
    Operation("GET", "/tickets/{ticket_number}/histories", VIEW, list_history),
)
