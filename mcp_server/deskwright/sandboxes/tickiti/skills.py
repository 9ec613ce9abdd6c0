"""The assistant's skills and their actions.

The reserved skill is never renamed or deleted.
"""

from __future__ import annotations

from typing import Any

from .call import Call, Handler, shown
from .fields import Fields, as_integer
from .refusals import invalid, not_found
from .store import Row

RESERVED = "axial.core"
COMPOSITIONS = ("vetted", "guided", "open")
HANDLER_TYPES = ("local", "remote")
PERMISSIONS = ("staff", "participant", "system")


def index(call: Call) -> Any:
    return {"skills": [shown(row, "actions") for row in call.state.skills.all()]}


def show(call: Call) -> Any:
    return {"skill": shown(_skill(call))}


def options(call: Call) -> Any:
    return {
        "compositions": list(COMPOSITIONS),
        "handler_types": list(HANDLER_TYPES),
        "permissions": list(PERMISSIONS),
        "parents": [row["key"] for row in call.state.skills.all()],
    }


def create(call: Call) -> Any:
    fields = call.fields()
    key = fields.text("key", required=True, limit=255)
    values = _read_skill(call, fields, required=True)
    if key and call.state.skills.find(key=key):
        fields.fail("key", "The key has already been taken.")
    actions = [_read_action(item) for item in fields.objects("actions") or []]
    fields.done()
    defaults: Row = {
        "description": None,
        "instructions": None,
        "triggers": None,
        "composition": "guided",
        "citation_set": [],
        "enabled": True,
        "ordinal": 0,
        "parent_key": None,
    }
    row = call.state.skills.add(defaults | values | {"key": key, "actions": actions})
    return {"skill": shown(row)}


def update(call: Call) -> Any:
    row = _skill(call)
    fields = call.fields()
    key = fields.text("key", limit=255)
    values = _read_skill(call, fields, required=False)
    if key is not None and key != row["key"]:
        if row["key"] == RESERVED:
            fields.fail("key", f"The skill {RESERVED} cannot be renamed.")
        elif call.state.skills.find(key=key):
            fields.fail("key", "The key has already been taken.")
    fields.done()
    row |= values | ({"key": key} if key else {})
    return {"skill": shown(row)}


def delete(call: Call) -> Any:
    row = _skill(call)
    if row["key"] == RESERVED:
        raise invalid("skill", f"The skill {RESERVED} cannot be deleted.")
    del call.state.skills.rows[row["id"]]
    return {"deleted": True}


def action_upsert(call: Call) -> Any:
    row = _skill(call)
    outer = call.fields()
    fields = outer.nested("action") if isinstance(call.body.get("action"), dict) else outer
    action = _read_action(fields)
    outer.done()
    row["actions"] = [known for known in row["actions"] if known["name"] != action["name"]] + [action]
    return {"skill": shown(row), "action": action}


def action_delete(call: Call) -> Any:
    row = _skill(call)
    fields = call.fields()
    name = fields.text("name" if "name" in call.body else "action", required=True, limit=255)
    fields.done()
    kept = [action for action in row["actions"] if action["name"] != name]
    if len(kept) == len(row["actions"]):
        raise not_found("Action")
    row["actions"] = kept
    return {"deleted": True}


def _skill(call: Call) -> Row:
    """The skill by key or id."""
    value = call.body.get("skill")
    if value in (None, ""):
        raise invalid("skill", "The skill field is required.")
    row = call.state.skills.find(key=value) if isinstance(value, str) else None
    row = row or call.state.skills.get(as_integer(value))
    if row is None:
        raise not_found("Skill")
    return row


def _read_skill(call: Call, fields: Fields, *, required: bool) -> Row:
    values: Row = {
        "title": fields.text("title", required=required, limit=255),
        "description": fields.text("description"),
        "instructions": fields.text("instructions"),
        "triggers": fields.body.get("triggers"),
        "composition": fields.text("composition", choices=COMPOSITIONS),
        "citation_set": fields.body.get("citation_set"),
        "enabled": fields.flag("enabled"),
        "ordinal": fields.integer("ordinal", low=0),
        "parent_key": fields.text("parent_key", limit=255),
    }
    if values["parent_key"] and call.state.skills.find(key=values["parent_key"]) is None:
        fields.fail("parent_key", "The selected parent_key is invalid.")
    return {name: value for name, value in values.items() if value is not None}


def _read_action(fields: Fields) -> Row:
    return {
        "name": fields.text("name", required=True, limit=255),
        "description": fields.text("description"),
        "parameters": fields.mapping("parameters") or {},
        "handler_type": fields.text("handler_type", choices=HANDLER_TYPES) or "local",
        "handler_ref": fields.text("handler_ref", limit=255),
        "permission": fields.text("permission", choices=PERMISSIONS) or "staff",
        "requires_confirmation": fields.flag("requires_confirmation") or False,
        "enabled": fields.flag("enabled") is not False,
        "ordinal": fields.integer("ordinal", low=0) or 0,
        "timeout_ms": fields.integer("timeout_ms", low=1),
        "prefetch": fields.flag("prefetch") or False,
        "prefetch_params": fields.mapping("prefetch_params") or {},
    }


OPERATIONS: dict[str, Handler] = {
    "axial.skills.index": index,
    "axial.skills.show": show,
    "axial.skills.options": options,
    "axial.skills.create": create,
    "axial.skills.update": update,
    "axial.skills.delete": delete,
    "axial.skills.actions.upsert": action_upsert,
    "axial.skills.actions.delete": action_delete,
}
