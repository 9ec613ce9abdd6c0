"""One snapshot per named tool: what an assistant is shown, and how the arguments travel.

A changed snapshot is the change to review. `make golden` accepts it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.catalogue import find_desks, load_catalogue
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "generated" / "helpdesks"
DESKS = sorted(path.parent.name for path in PACKAGE.glob("*/catalog.json"))


def catalogue(desk: str) -> dict[str, Any]:
    """The committed catalogue."""
    loaded: dict[str, Any] = json.loads((PACKAGE / desk / "catalog.json").read_text("utf-8"))
    return loaded


TOOLS = [
    (desk, tool["listed"]["name"]) for desk in DESKS for tool in catalogue(desk)["tools"] if tool["kind"] == "named"
]


@pytest.mark.parametrize(("desk", "name"), TOOLS, ids=lambda value: value)
def test_tool_snapshot(desk: str, name: str, golden: Callable[[Path, str], None]) -> None:
    """The whole catalogue entry, sorted."""
    tool = next(t for t in catalogue(desk)["tools"] if t["listed"]["name"] == name and t["kind"] == "named")
    golden(HERE / desk / f"{name}.json", json.dumps(tool, indent=2, sort_keys=True, ensure_ascii=False) + "\n")


def test_no_snapshot_is_left_over() -> None:
    """A tool that vanished takes its snapshot with it."""
    have = {(path.parent.name, path.stem) for path in HERE.glob("*/*.json")}
    assert have == set(TOOLS)


def listed(desk: str, **options: Any) -> list[str]:
    """The names a server with these options lists."""
    from deskwright.connections import Connections, Tls

    loaded = load_catalogue(find_desks()[desk])
    served = ServedDesk(loaded, Connections(loaded.connection, {}, Tls()), Policy(), remember=False)
    return [tool["name"] for tool in Application([served], Selection(**options)).tools.listed["tools"]]


EXPECTED = {
    "tickiti": {
        "create_ticket", "respond_to_ticket", "query_tickets", "list_perspectives", "list_watchlists",
        "list_stock_responses", "list_queues", "list_workflow", "run_report", "list_endpoints", "tickiti_call",
        "get_ticket", "list_responses", "get_attachment", "query_responses", "export_responses",
    },
    "openhelpdesk": {
        "list_tickets", "get_ticket", "create_ticket", "reply_to_ticket", "update_ticket_status", "assign_ticket",
        "list_categories", "list_statuses", "list_endpoints", "openhelpdesk_call",
    },
    "tiflux": {
        "get_ticket", "create_ticket", "update_ticket", "update_ticket_entities", "cancel_ticket", "list_tickets",
        "close_ticket", "create_ticket_answer", "search_client", "search_user", "search_stage", "search_catalog_item",
        "create_internal_communication", "list_internal_communications", "get_internal_communication",
        "get_ticket_files", "get_ticket_stages_slas", "create_appointment", "list_appointments", "get_chat",
        "list_inbox_chats", "list_my_chats", "list_in_attendance_chats", "list_archived_chats", "list_desks",
        "get_desk", "list_desk_priorities", "list_desk_services_catalogs", "list_entities", "list_entity_fields",
        "list_entity_field_options", "list_endpoints", "tiflux_call",
    },
    "otrs": {
        "create_session", "create_ticket", "get_ticket", "get_attachment", "search_tickets", "update_ticket",
        "reply_to_ticket", "add_internal_note", "get_ticket_history", "get_config_item", "search_config_items",
    },
    "triage": {
        "list_tickets", "get_ticket", "search_knowledge", "find_similar_tickets", "get_queue_metrics",
        "get_audit_events", "submit_triage_recommendation", "approve_triage_recommendation",
        "reject_triage_recommendation",
    },
}  # fmt: skip


@pytest.mark.parametrize("desk", EXPECTED)
def test_default_list(desk: str) -> None:
    """The systems' own tools and nothing else."""
    assert set(listed(desk)) == EXPECTED[desk]


@pytest.mark.parametrize(
    ("desk", "count"), [("tickiti", 155), ("openhelpdesk", 72), ("tiflux", 114), ("otrs", 7), ("triage", 9)]
)
def test_all_tools_list_every_operation(desk: str, count: int) -> None:
    """One tool per operation, each once."""
    names = listed(desk, all_tools=True)
    assert len(names) == len(set(names)) == count


#: Tickiti's inputs as its fact sheet lists them (§6), then the later version's additions, all optional (§8.2).
TICKITI = {
    "create_ticket": (
        {"originator_email_address"},
        {"subject", "content", "template_identifier", "intervention", "uid", "data", "queue_name", "is_public",
         "use_passed_originator_as_responder", "attachments"},
        {"content_path", "assigned_to_email", "priority", "status", "on_hold_until", "participants", "strict_tags",
         "files"},
    ),
    "respond_to_ticket": (
        {"ticket_number", "from_email"},
        {"content", "is_internal", "status", "on_hold_until", "attachments"},
        {"content_path", "send_full_email", "keep_status", "assigned_to_email", "priority", "resolved", "queue",
         "subject", "add_participants", "remove_participants", "files"},
    ),
    "query_tickets": (set(), {"perspective_id", "perspective_name", "search_object"}, {"row_limit"}),
    "get_ticket": ({"ticket_number"}, set(), {"fields", "max_body_chars"}),
    "list_responses": ({"ticket_number"}, set(), {"fields", "max_body_chars"}),
    "get_attachment": ({"ticket_number", "response_attachment_id"}, {"confirm"}, set()),
    "query_responses": (
        set(),
        {"created_from", "created_to", "is_internal", "staff_response", "queue", "queue_id", "ticket_number",
         "include_deleted", "fields", "limit", "cursor"},
        {"response_id", "created_by_email", "has_attachments", "is_empty", "metadata_only", "count_only", "group_by"},
    ),
    "export_responses": (
        {"path"},
        {"created_from", "created_to", "is_internal", "staff_response", "queue", "queue_id", "ticket_number",
         "include_deleted", "fields", "page_size", "max_records"},
        {"response_id", "created_by_email", "has_attachments", "is_empty", "metadata_only"},
    ),
    "list_perspectives": (set(), {"filters"}, {"scope"}),
    "list_watchlists": (set(), {"filters"}, set()),
    "list_stock_responses": (set(), {"filters"}, {"search", "include_content"}),
    "list_queues": (set(), {"filters"}, set()),
    "list_workflow": ({"kind"}, {"filters"}, set()),
    "run_report": ({"report"}, {"filters"}, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", TICKITI)
def test_tickiti_arguments(name: str) -> None:
    """The sheet's inputs, required where it says so; additions are optional."""
    required, optional, additions = TICKITI[name]
    schema = next(t for t in catalogue("tickiti")["tools"] if t["listed"]["name"] == name)["listed"]["inputSchema"]
    assert set(schema.get("required", [])) == required
    assert set(schema["properties"]) == required | optional | additions


@pytest.mark.parametrize("desk", DESKS)
def test_hints_and_abilities_are_written(desk: str) -> None:
    """Every tool says all four hints, its effect, route and digest, and of abilities, role, gates what there is."""
    operations = catalogue(desk)["operations"]
    for tool in catalogue(desk)["tools"]:
        listed_tool = tool["listed"]
        hints = listed_tool["annotations"]
        for hint in ("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"):
            assert isinstance(hints[hint], bool), listed_tool["name"]
        meta = listed_tool["_meta"]["deskwright"]
        assert {"effect", "route", "digest"} <= set(meta)
        assert hints["readOnlyHint"] == (meta["effect"] == "read" and meta.get("effects") in (None, ["read"]))
        said = [*meta.values(), *meta.get("abilities", {}).values()]
        assert [value for value in said if value in (None, [], {})] == []
        if tool["kind"] == "operation":
            ability = operations[tool["operation"]]["ability"]
            told = {word: value for word in ("role", "flags", "plans", "scope") if (value := ability[word])}
            assert {word: meta[word] for word in ("role", "flags", "plans", "scope") if word in meta} == told
            assert meta.get("abilities", {}) == {word: ability[word] for word in ("any_of", "all_of") if ability[word]}
        assert len(listed_tool["name"]) <= 48
