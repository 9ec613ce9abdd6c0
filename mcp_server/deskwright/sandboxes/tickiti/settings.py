"""Perspectives, watchlists and hashtags: what a staff member arranges for themselves.

Another member's private row is not found.
"""

from __future__ import annotations

from typing import Any

from .call import Call, Handler, shown
from .criteria import CONDITION_FIELDS, OPERATORS
from .fields import Fields
from .refusals import invalid, not_found
from .store import Row, Table
from .tickets_query import may_use


def perspectives_index(call: Call) -> Any:
    """`mine` is empty for an account that never opened the user interface."""
    fields = call.fields()
    scope = fields.text("scope", choices=("mine", "all")) or "mine"
    fields.done()
    rows = [row for row in call.state.perspectives.all() if may_use(call, row)]
    if scope == "mine" and not (call.caller.owner and call.caller.owner["opened_interface"]):
        rows = []
    return {"perspectives": [shown(row, "conditions", "orders", "columns") for row in rows]}


def perspectives_show(call: Call) -> Any:
    fields = call.fields()
    number = fields.integer("perspective_id")
    name = fields.text("name", limit=255)
    fields.done()
    if (number is None) == (name is None):
        raise invalid("perspective_id", "Exactly one of perspective_id and name is required.")
    for row in call.state.perspectives.all():
        if may_use(call, row) and (row["id"] == number or row["name"].casefold() == (name or "").casefold()):
            return {"perspective": shown(row)}
    raise not_found("Perspective")


def perspectives_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_perspective(fields, required=True)
    fields.done()
    defaults: Row = {
        "description": None,
        "shared": False,
        "show_in_crm": False,
        "display_mode": "list",
        "conditions": [],
        "orders": [],
        "built_in": False,
    }
    row = call.state.perspectives.add(defaults | values | {"owner_id": _owner(call)})
    return {"perspective_id": row["id"]}


def perspectives_update(call: Call) -> Any:
    row = _own(call, call.state.perspectives, "perspective_id")
    fields = call.fields()
    values = _read_perspective(fields, required=False)
    fields.done()
    _not_built_in(row)
    row |= values
    return {"perspective": shown(row)}


def perspectives_delete(call: Call) -> Any:
    row = _own(call, call.state.perspectives, "perspective_id")
    _not_built_in(row)
    del call.state.perspectives.rows[row["id"]]
    return {"deleted": True}


def watchlists_index(call: Call) -> Any:
    rows = [row for row in call.state.watchlists.all() if may_use(call, row)]
    return {"watchlists": [shown(row) for row in rows]}


def watchlists_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_watchlist(fields, required=True)
    fields.done()
    defaults: Row = {"icon": "star", "shared": False, "ticket_ids": []}
    row = call.state.watchlists.add(defaults | values | {"owner_id": _owner(call)})
    return {"watchlist_id": row["id"]}


def watchlists_update(call: Call) -> Any:
    row = _own(call, call.state.watchlists, "watchlist_id")
    fields = call.fields()
    values = _read_watchlist(fields, required=False)
    fields.done()
    row |= values
    return {"watchlist": shown(row)}


def watchlists_delete(call: Call) -> Any:
    row = _own(call, call.state.watchlists, "watchlist_id")
    del call.state.watchlists.rows[row["id"]]
    return {"deleted": True}


def watchlists_add_tickets(call: Call) -> Any:
    row, numbers = _watchlist_tickets(call)
    for index, number in enumerate(numbers):
        ticket = call.state.tickets.get(number)
        if ticket is None or not call.caller.sees(ticket):
            raise invalid(f"ticket_ids.{index}", f"The selected ticket_ids.{index} is invalid.")
    row["ticket_ids"] = list(dict.fromkeys([*row["ticket_ids"], *numbers]))
    return {"watchlist": shown(row)}


def watchlists_remove_tickets(call: Call) -> Any:
    row, numbers = _watchlist_tickets(call)
    row["ticket_ids"] = [number for number in row["ticket_ids"] if number not in numbers]
    return {"watchlist": shown(row)}


def watchlists_reorder(call: Call) -> Any:
    """The named tickets come first, in this order; the others keep theirs behind them."""
    row, numbers = _watchlist_tickets(call)
    for index, number in enumerate(numbers):
        if number not in row["ticket_ids"]:
            raise invalid(f"ticket_ids.{index}", f"The selected ticket_ids.{index} is not on the watchlist.")
    row["ticket_ids"] = list(dict.fromkeys([*numbers, *row["ticket_ids"]]))
    return {"watchlist": shown(row)}


def hashtags_index(call: Call) -> Any:
    tickets = [ticket for ticket in call.state.tickets.values() if call.caller.sees(ticket)]
    return {
        "hashtags": [
            {"tag": tag, "tickets": sum(tag in ticket.hashtags for ticket in tickets)}
            for tag in sorted(call.state.hashtags)
        ]
    }


def hashtags_delete(call: Call) -> Any:
    """Deleting a tag nobody knows succeeds."""
    fields = call.fields()
    tag = fields.text("tag", required=True, limit=255)
    fields.done()
    wanted = (tag or "").lstrip("#").casefold()
    call.state.hashtags = [known for known in call.state.hashtags if known.casefold() != wanted]
    for ticket in call.state.tickets.values():
        ticket.hashtags = [known for known in ticket.hashtags if known.casefold() != wanted]
    return {"deleted": True}


def _read_perspective(fields: Fields, *, required: bool) -> Row:
    values: Row = {
        "name": fields.text("name", required=required, limit=255),
        "description": fields.text("description"),
        "shared": fields.flag("shared"),
        "show_in_crm": fields.flag("show_in_crm"),
        "display_mode": fields.text("display_mode", limit=255),
        "conditions": None,
        "orders": None,
    }
    conditions = fields.objects("conditions")
    if conditions is not None:
        values["conditions"] = [
            {
                "field": item.text("field", required=True, choices=CONDITION_FIELDS),
                "operator": item.text("operator", required=True, choices=OPERATORS),
                "value": item.body.get("value"),
            }
            for item in conditions
        ]
    orders = fields.objects("orders")
    if orders is not None:
        values["orders"] = [
            {
                "field": item.text("field", required=True, choices=CONDITION_FIELDS),
                "ascending": item.flag("ascending") is not False,
            }
            for item in orders
        ]
    return {name: value for name, value in values.items() if value is not None}


def _read_watchlist(fields: Fields, *, required: bool) -> Row:
    values: Row = {
        "name": fields.text("name", required=required, limit=255),
        "icon": fields.text("icon", limit=255),
        "shared": fields.flag("shared"),
    }
    return {name: value for name, value in values.items() if value is not None}


def _watchlist_tickets(call: Call) -> tuple[Row, list[int]]:
    fields = call.fields()
    numbers = fields.integers("ticket_ids", required=True, low=1)
    fields.integer("watchlist_id", required=True)
    fields.done()
    return _own(call, call.state.watchlists, "watchlist_id"), numbers or []


def _own(call: Call, table: Table, name: str) -> Row:
    row = call.row(table, name)
    if not may_use(call, row):
        raise not_found(table.what)
    return row


def _owner(call: Call) -> int | None:
    return call.caller.owner["id"] if call.caller.owner else None


def _not_built_in(row: Row) -> None:
    if row["built_in"]:
        raise invalid("perspective_id", "A built-in perspective cannot be changed.")


OPERATIONS: dict[str, Handler] = {
    "settings.perspectives.index": perspectives_index,
    "settings.perspectives.show": perspectives_show,
    "settings.perspectives.create": perspectives_create,
    "settings.perspectives.update": perspectives_update,
    "settings.perspectives.delete": perspectives_delete,
    "settings.watchlists.index": watchlists_index,
    "settings.watchlists.create": watchlists_create,
    "settings.watchlists.update": watchlists_update,
    "settings.watchlists.delete": watchlists_delete,
    "settings.watchlists.add_tickets": watchlists_add_tickets,
    "settings.watchlists.remove_tickets": watchlists_remove_tickets,
    "settings.watchlists.reorder": watchlists_reorder,
    "settings.hashtags.index": hashtags_index,
    "settings.hashtags.delete": hashtags_delete,
}
