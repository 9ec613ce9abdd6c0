"""The eight tools of the system's own server: names, parameters, types, bounds, required, as it publishes them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from deskwright_codegen.load import DeskInput
from deskwright_codegen.overlay import apply_overlay

from .conftest import SPEC

ULID = {"type": "string", "format": "ulid"}
NULLABLE_ULID = {"type": ["string", "null"], "format": "ulid"}
PRIORITY = {"type": "string", "enum": ["Critical", "High", "Medium", "Low"]}
TEXT = {"type": "string"}
#: tool -> (operation, {parameter: schema}, required, hints that differ from the derived ones)
TOOLS: dict[str, tuple[str, dict[str, Any], list[str], dict[str, bool] | None]] = {
    "list_tickets": (
        "tickets.list",
        {
            "status": TEXT,
            "priority": PRIORITY,
            "assignee_id": TEXT,
            "category": TEXT,
            "q": TEXT,
            "limit": {"type": "integer", "default": 20, "minimum": 1, "maximum": 100},
        },
        [],
        None,
    ),
    "get_ticket": ("tickets.get", {"ticket_id": ULID}, ["ticket_id"], None),
    "create_ticket": (
        "tickets.create",
        {
            "subject": {"type": "string", "maxLength": 255},
            "description": TEXT,
            "category_id": ULID,
            "type_id": ULID,
            "item_id": ULID,
            "priority": {**PRIORITY, "default": "Medium"},
        },
        ["subject", "description", "category_id"],
        None,
    ),
    "reply_to_ticket": (
        "tickets.replies.create",
        {"ticket_id": ULID, "body": TEXT, "is_internal": {"type": "boolean", "default": False}},
        ["ticket_id", "body"],
        None,
    ),
    "update_ticket_status": (
        "tickets.update",
        {"ticket_id": ULID, "status_id": ULID},
        ["ticket_id", "status_id"],
        {"destructive": True, "idempotent": True, "openWorld": True},
    ),
    "assign_ticket": (
        "tickets.update",
        {"ticket_id": ULID, "assignee_id": NULLABLE_ULID, "group_id": NULLABLE_ULID},
        ["ticket_id"],
        {"destructive": False, "idempotent": True, "openWorld": True},
    ),
    "list_categories": ("categories.list", {}, [], None),
    "list_statuses": ("statuses.list", {}, [], None),
}


def _overlaid() -> dict[str, Any]:
    names = ("openapi.yaml", "overlay.yaml", "helpdesk.toml")
    files = {name: (SPEC / name).read_text("utf-8") for name in names}
    document, findings = apply_overlay(
        DeskInput("openhelpdesk", "specs/openhelpdesk", files), yaml.safe_load(files["openapi.yaml"])
    )
    assert findings == []
    return document


DOCUMENT = _overlaid()
OPERATIONS = {
    operation["operationId"]: operation
    for item in DOCUMENT["paths"].values()
    for method, operation in item.items()
    if method != "parameters"
}
NAMED = {tool["name"]: (name, tool) for name, op in OPERATIONS.items() for tool in op.get("x-tool", [])}


def test_there_are_exactly_the_eight() -> None:
    assert set(NAMED) == set(TOOLS)


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_has_the_published_parameters(name: str) -> None:
    operation, parameters, required, hints = TOOLS[name]
    found, tool = NAMED[name]
    arguments = tool["arguments"]
    assert found == operation
    assert {key: argument["schema"] for key, argument in arguments.items()} == parameters
    assert [key for key, argument in arguments.items() if argument.get("required")] == required
    assert tool.get("annotations") == hints


def test_notes_need_staff_and_stay_inside() -> None:
    operation = OPERATIONS["tickets.replies.create"]
    assert operation["x-ability"]["when"] == [{"place": "body#/is_internal", "is": True, "role": "staff"}]
    assert operation["x-effect"]["when"] == [{"place": "body#/is_internal", "is": True, "effect": "write_internal"}]


def test_nothing_is_hidden() -> None:
    assert not [name for name, operation in OPERATIONS.items() if "x-hidden" in operation]


def test_every_write_of_an_admin_is_admin() -> None:
    for item in DOCUMENT["paths"].values():
        for method, operation in item.items():
            if method in ("post", "patch", "delete") and operation["operationId"].startswith("admin."):
                assert operation["x-effect"]["effect"] == "admin", operation["operationId"]
