"""Queues, resolution categories, interventions, escalations and business hours.

A queue that holds tickets is not deleted; its tickets are moved first.
"""

from __future__ import annotations

import re
from typing import Any

from .call import Call, Handler, shown
from .fields import Fields
from .refusals import invalid
from .store import Row
from .tickets_create import DEFAULT_QUEUE

ESCALATION_ACTIONS = ("notify", "email")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FULL_GRANT: Row = {
    "can_view": True,
    "can_manage": True,
    "can_delete": True,
    "treat_as_inbox": False,
    "receive_inbox_errors": False,
}


# --- queues --------------------------------------------------------------------------------------------


def queues_index(call: Call) -> Any:
    return {"queues": [shown(row) for row in call.state.queues.all()]}


def queues_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_queue(call, fields, None)
    fields.done()
    defaults: Row = {
        "track_resolutions": False,
        "is_parked": False,
        "release_queue_id": None,
        "outgoing_mailbox_id": None,
        "content_type": "html",
    }
    row = call.state.queues.add(defaults | values)
    for user in call.state.users.all():
        if user["is_admin"]:
            user["queues"][row["id"]] = dict(FULL_GRANT)
    return {"queue": shown(row)}


def queues_update(call: Call) -> Any:
    row = call.row(call.state.queues, "queue_id")
    fields = call.fields()
    values = _read_queue(call, fields, row)
    fields.done()
    row |= values
    return {"queue": shown(row)}


def queues_move(call: Call) -> Any:
    """Moves every ticket of one queue into another."""
    source = call.row(call.state.queues, "from_queue_id")
    target = call.row(call.state.queues, "to_queue_id")
    if source is target:
        raise invalid("to_queue_id", "The to_queue_id and from_queue_id fields must be different.")
    tickets = [ticket for ticket in call.state.tickets.values() if ticket.queue_id == source["id"]]
    for ticket in tickets:
        ticket.queue_id = target["id"]
        ticket.updated_at = call.state.now
    return {"moved": len(tickets)}


def queues_delete(call: Call) -> Any:
    row = call.row(call.state.queues, "queue_id")
    if row["name"] == DEFAULT_QUEUE:
        raise invalid("queue_id", f"The queue {DEFAULT_QUEUE} cannot be deleted.")
    if any(ticket.queue_id == row["id"] for ticket in call.state.tickets.values()):
        raise invalid("queue_id", "The queue holds tickets; move them first.")
    del call.state.queues.rows[row["id"]]
    for user in call.state.users.all():
        user["queues"].pop(row["id"], None)
    return {"deleted": True}


def _read_queue(call: Call, fields: Fields, row: Row | None) -> Row:
    state = call.state
    values: Row = {
        "name": fields.text("name", required=row is None, limit=255),
        "track_resolutions": fields.flag("track_resolutions"),
        "is_parked": fields.flag("is_parked"),
        "release_queue_id": fields.integer("release_queue_id"),
        "outgoing_mailbox_id": fields.integer("outgoing_mailbox_id"),
        "content_type": fields.text("content_type", limit=255),
    }
    taken = state.queues.find(name=values["name"]) if values["name"] else None
    if taken is not None and taken is not row:
        fields.fail("name", "The name has already been taken.")
    for name, table in (("release_queue_id", state.queues), ("outgoing_mailbox_id", state.mailboxes)):
        if values[name] is not None and table.get(values[name]) is None:
            fields.fail(name, f"The selected {name} is invalid.")
    return {name: value for name, value in values.items() if value is not None}


# --- resolution categories -----------------------------------------------------------------------------


def resolutions_index(call: Call) -> Any:
    rows = sorted(call.state.resolutions.all(), key=lambda row: (row["ordinal"], row["id"]))
    return [shown(row) for row in rows]


def resolutions_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_resolution(fields, required=True)
    fields.done()
    row = call.state.resolutions.add({"ordinal": len(call.state.resolutions.rows) + 1, "colour": "#888888"} | values)
    return shown(row)


def resolutions_update(call: Call) -> Any:
    row = call.row(call.state.resolutions)
    fields = call.fields()
    values = _read_resolution(fields, required=False)
    fields.done()
    row |= values
    return shown(row)


def resolutions_reorder(call: Call) -> Any:
    """The named categories come first, in this order; the others keep theirs behind them."""
    fields = call.fields()
    numbers = fields.integers("ids", required=True, low=1) or []
    for index, number in enumerate(numbers):
        if number not in call.state.resolutions.rows:
            fields.fail(f"ids.{index}", f"The selected ids.{index} is invalid.")
    fields.done()
    others = [row["id"] for row in resolutions_index(call) if row["id"] not in numbers]
    for ordinal, number in enumerate(dict.fromkeys([*numbers, *others]), 1):
        call.state.resolutions.rows[number]["ordinal"] = ordinal
    return resolutions_index(call)


def resolutions_delete(call: Call) -> Any:
    row = call.row(call.state.resolutions)
    if any(ticket.resolved == row["id"] for ticket in call.state.tickets.values()):
        raise invalid("id", "The resolution category is used by tickets.")
    del call.state.resolutions.rows[row["id"]]
    return {"deleted": True}


def _read_resolution(fields: Fields, *, required: bool) -> Row:
    values: Row = {
        "name": fields.text("name", required=required, limit=255),
        "colour": fields.text("colour"),
    }
    if values["colour"] is not None and not re.fullmatch(r"#[0-9a-fA-F]{6}", values["colour"]):
        fields.fail("colour", "The colour field must match the format #rrggbb.")
    return {name: value for name, value in values.items() if value is not None}


# --- interventions -------------------------------------------------------------------------------------


def interventions_index(call: Call) -> Any:
    return {"interventions": [shown(row, "token") for row in call.state.interventions.all()]}


def interventions_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_intervention(call, fields, None)
    fields.done()
    defaults: Row = {
        "title": None,
        "queue_name": DEFAULT_QUEUE,
        "notify_inbox_managers": False,
        "create_urgent": False,
        "remote_timeout_seconds": 30,
        "remote_enabled": False,
        "remote_name": None,
        "token": None,
    }
    row = call.state.interventions.add(defaults | values)
    return {"intervention": shown(row, "token")}


def interventions_update(call: Call) -> Any:
    row = call.row(call.state.interventions, "intervention_id")
    fields = call.fields()
    values = _read_intervention(call, fields, row)
    fields.done()
    row |= values
    return {"intervention": shown(row, "token")}


def interventions_generate_token(call: Call) -> Any:
    """The token is shown this once."""
    row = call.row(call.state.interventions, "intervention_id")
    fields = call.fields()
    name = fields.text("remote_name", limit=255)
    fields.done()
    row["remote_name"] = name or row["remote_name"]
    row["token"] = call.state.new_key("intervention")
    return {"token": row["token"]}


def interventions_delete(call: Call) -> Any:
    row = call.row(call.state.interventions, "intervention_id")
    del call.state.interventions.rows[row["id"]]
    return {"deleted": True}


def _read_intervention(call: Call, fields: Fields, row: Row | None) -> Row:
    values: Row = {
        "name": fields.text("name", required=row is None, limit=255),
        "title": fields.text("title", limit=255),
        "queue_name": fields.text("queue_name", limit=255),
        "remote_name": fields.text("remote_name", limit=255),
        "remote_timeout_seconds": fields.integer("remote_timeout_seconds", low=1, high=300),
    }
    for name in ("notify_inbox_managers", "create_urgent", "remote_enabled"):
        values[name] = fields.flag(name)
    taken = call.state.interventions.find(name=values["name"]) if values["name"] else None
    if taken is not None and taken is not row:
        fields.fail("name", "The name has already been taken.")
    if values["queue_name"] and call.state.queues.find(name=values["queue_name"]) is None:
        fields.fail("queue_name", "The selected queue_name is invalid.")
    return {name: value for name, value in values.items() if value is not None}


# --- escalations and business hours --------------------------------------------------------------------


def escalations_index(call: Call) -> Any:
    return {"escalations": [shown(row) for row in call.state.escalations.all()]}


def escalations_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_escalation(fields, required=True)
    fields.done()
    return {"escalation": shown(call.state.escalations.add({"email": None} | values))}


def escalations_update(call: Call) -> Any:
    row = call.row(call.state.escalations)
    fields = call.fields()
    values = _read_escalation(fields, required=False)
    fields.done()
    row |= values
    return {"escalation": shown(row)}


def escalations_delete(call: Call) -> Any:
    row = call.row(call.state.escalations)
    del call.state.escalations.rows[row["id"]]
    return {"deleted": True}


def _read_escalation(fields: Fields, *, required: bool) -> Row:
    values: Row = {
        "minutes": fields.integer("minutes", required=required, low=1),
        "action": fields.text("action", required=required, choices=ESCALATION_ACTIONS),
        "email": fields.email("email"),
    }
    return {name: value for name, value in values.items() if value is not None}


def business_hours_update(call: Call) -> Any:
    fields = call.fields()
    values: Row = {"mode": fields.text("mode", required=True, limit=255)}
    values |= {f"{day}_enabled": fields.flag(f"{day}_enabled") for day in DAYS}
    start = fields.integer("simple_start", low=0, high=1440)
    end = fields.integer("simple_end", low=0, high=1440)
    if start is not None and end is not None and end <= start:
        fields.fail("simple_end", "The simple_end field must be greater than simple_start.")
    fields.done()
    values |= {"simple_start": start, "simple_end": end}
    call.state.business_hours |= {name: value for name, value in values.items() if value is not None}
    return {"business_hours": dict(call.state.business_hours)}


OPERATIONS: dict[str, Handler] = {
    "workflow.queues.index": queues_index,
    "workflow.queues.create": queues_create,
    "workflow.queues.update": queues_update,
    "workflow.queues.move": queues_move,
    "workflow.queues.delete": queues_delete,
    "workflow.resolutions.index": resolutions_index,
    "workflow.resolutions.create": resolutions_create,
    "workflow.resolutions.update": resolutions_update,
    "workflow.resolutions.reorder": resolutions_reorder,
    "workflow.resolutions.delete": resolutions_delete,
    "workflow.interventions.index": interventions_index,
    "workflow.interventions.create": interventions_create,
    "workflow.interventions.update": interventions_update,
    "workflow.interventions.generate_token": interventions_generate_token,
    "workflow.interventions.delete": interventions_delete,
    "workflow.escalations.index": escalations_index,
    "workflow.escalations.create": escalations_create,
    "workflow.escalations.update": escalations_update,
    "workflow.escalations.delete": escalations_delete,
    "workflow.business_hours.update": business_hours_update,
}
