"""Reading tickets: one with and without custom fields, every filter of the list, stays and history."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_ticket_is_found_by_its_number(admin: Any) -> None:
    ticket = admin.get("/tickets/84429")
    assert ticket["ticket_number"] == 84429
    assert ticket["services_catalog"] == {
        "id": 601,
        "item_name": "Trocar teclado",
        "area_id": 61,
        "area_name": "Hardware",
        "catalog_id": 6,
        "catalog_name": "Catalogo 1",
    }
    assert (ticket["requestor"]["id"], ticket["requestor"]["ramal"]) == (10, 101)
    assert (ticket["responsible"]["id"], ticket["responsible"]["_type"]) == (7, "attendant")
    assert ticket["worked_hours"] == "01:00"
    assert ticket["created_by_way_of"] == "Tiflux Web"
    assert ticket["ticket_reference"] == {}
    assert (ticket["custom_fields"], ticket["equipment"]["id"]) == (None, None)
    assert "entities" not in ticket
    assert "entity_fields" not in ticket


@pytest.mark.parametrize(
    ("number", "code", "detail"),
    [
        ("999999", 40401, {"error": ["Couldn't find ServiceDesk::Ticket with ticket_number = 999999"]}),
        ("0", 42201, {"ticket_number": ["must be greater than 0"]}),
        ("-3", 42201, {"ticket_number": ["must be greater than 0"]}),
        ("abc", 42201, {"ticket_number": ["is not a number"]}),
    ],
)
def test_other_numbers_are_refused(admin: Any, number: str, code: int, detail: Any) -> None:
    assert admin.refused(code, "GET", f"/tickets/{number}") == detail


@pytest.mark.parametrize("part", ["answers", "files", "histories?history_of=0", "appointments"])
def test_nested_routes_name_the_parameter_otherwise(admin: Any, part: str) -> None:
    assert admin.refused(42201, "GET", f"/tickets/0/{part}") == {"ticket_ticket_number": ["must be greater than 0"]}


def test_a_parent_and_its_child_know_each_other(admin: Any) -> None:
    parent, child = admin.get("/tickets/123"), admin.get("/tickets/124")
    assert [row["ticket_number"] for row in parent["ticket_children"]] == [124]
    names = {"ticket_number", "desk_id", "responsible_id", "stage_id", "status_id", "title"}
    assert set(child["ticket_reference"]) == names
    assert child["ticket_reference"]["ticket_number"] == 123


def test_custom_fields_come_when_asked_for_and_never_twice(admin: Any) -> None:
    filled = admin.get("/tickets/123", include_filled_entity=True)["entity_fields"]
    assert {entry["entity_field_id"]: entry["value"] for entry in filled} == {
        81: "Hardware, Software",
        82: "Alta",
        72: "PED-2025-7",
    }
    assert [option["value"] for option in filled[0]["options"]] == ["true", "true"]
    groups = admin.get("/tickets/123", show_entities=True)["entities"]
    assert [group["id"] for group in groups] == [10, 11]
    assert len(groups[1]["entity_fields"]) == 8
    both = admin.get("/tickets/123", show_entities=True, include_filled_entity=True)
    assert not (both["entities"] and both["entity_fields"])


def test_another_desk_s_ticket_is_forbidden_and_not_listed(desk: Any) -> None:
    one = desk.as_("one-desk")
    one.refused(40301, "GET", "/tickets/3006")
    assert {row["desk"]["id"] for row in one.get("/tickets", filter_by="all", limit=200)} == {1, 3}


# --- the list ------------------------------------------------------------------------------------------


def test_a_row_has_no_description(admin: Any) -> None:
    row = admin.get("/tickets", limit=1)[0]
    assert "description" not in row
    assert set(row["desk"]) == {"id", "name"}
    assert "entity_fields" not in row
    assert admin.get("/tickets", limit=1, include_filled_entity=True)[0]["entity_fields"] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # The product's page: who asked, and Support in January 2024 by both dates.
        ({"requestor_email": "joao@empresa.com", "is_closed": False}, {37, 38, 123}),
        (
            {"desk_ids": "1", "start_datetime": "2024-01-01T00:00:00Z", "end_datetime": "2024-01-31T23:59:59Z",
             "date_type": "created_at", "is_closed": True},
            {1501, 1502, 1505},
        ),
        (
            {"desk_ids": "1", "start_datetime": "2024-01-01T00:00:00Z", "end_datetime": "2024-01-31T23:59:59Z",
             "date_type": "solved_in_time", "is_closed": True},
            {1501, 1503, 1505},
        ),
        ({"desk_ids": "1", "end_datetime": "2024-12-31"}, {1504}),
        ({"desk_ids": "22,24"}, {3008, 3009}),
        ({"client_ids": "3"}, {3006, 3008}),
        ({"stage_ids": "302"}, {3007}),
        ({"responsible_ids": "1"}, set()),
        ({"requestor_ids": "1"}, {37, 123}),
        ({"requestor_ids": "1,22"}, {37, 123, 3002}),
        ({"services_catalogs_item_ids": "601,801"}, {84429, 3003}),
        ({"priority_ids": "2411,2211"}, {3008, 3009}),
        ({"status_id": 4, "filter_by": "all"}, {1505}),
        ({"created_by_way_of": 4}, {38}),
        ({"has_jira_issue": True}, {3007}),
        ({"jira_key": "COM-7"}, {3007}),
        ({"search": "teclado"}, {84429}),
        ({"search": "84429"}, {84429}),
        ({"search": "padaria"}, {3002}),
        ({"search": "tuitui"}, {3006, 3008}),
        ({"filter_by": "canceled"}, {1505}),
        ({"filter_by": "closed", "end_datetime": "2024-12-31"}, {1501, 1502, 1503}),
        ({"filter_by": "open", "is_closed": True, "client_ids": "3"}, {3006, 3008}),
        ({"filter_by": "all", "end_datetime": "2024-12-31"}, {1501, 1502, 1503, 1504, 1505}),
        ({"sla_expiring_before": "2024-06-01"}, {1504}),
        ({"update_start_datetime": "2025-05-01"}, {84429}),
        ({"update_end_datetime": "2024-06-01"}, {1504}),
    ],
)  # fmt: skip
def test_filters(admin: Any, query: dict[str, Any], found: set[int]) -> None:
    assert set(admin.numbers(**query)) == found


def test_open_tickets_are_listed_newest_first_and_closed_ones_only_when_asked_for(admin: Any) -> None:
    numbers = admin.numbers()
    assert numbers[0] == 84429
    assert not {1501, 1505, 3004} & set(numbers)
    closed = admin.get("/tickets", is_closed=True)
    assert {row["ticket_number"] for row in closed} == {1501, 1502, 1503, 1505, 3004, 3005}
    assert all(row["is_closed"] for row in closed)


@pytest.mark.parametrize("state", ["closed", "all"])
def test_filled_fields_do_not_go_with_closed_tickets(admin: Any, state: str) -> None:
    query = {"filter_by": state, "include_filled_entity": "true"}
    assert "include_filled_entity" in admin.refused(42201, "GET", "/tickets", params=query)


@pytest.mark.parametrize(
    ("group", "buckets"),
    [
        ("month", [{"period": "2023-12", "count": 1}, {"period": "2024-01", "count": 4}]),
        ("desk", [{"desk": {"id": 1, "name": "Support"}, "count": 5}]),
    ],
)
def test_groups_are_counted_instead_of_listed(admin: Any, group: str, buckets: Any) -> None:
    query = {"group_by": group, "filter_by": "all", "end_datetime": "2024-12-31"}
    assert admin.get("/tickets", **query) == {"buckets": buckets}
    assert len(admin.get("/tickets", group_by="day", filter_by="all")["buckets"]) > 20
    assert admin.get("/tickets", group_by="week", filter_by="all")["buckets"][0]["period"] == "2023-W51"


# --- stays and history ---------------------------------------------------------------------------------


def test_stays_are_listed_newest_first(admin: Any) -> None:
    rows = admin.get("/tickets/32/stages-slas")
    assert [row["stage"]["name"] for row in rows] == ["Aguardando cliente", "Em andamento", "A fazer"]
    assert rows[0]["attended_at"] is None
    assert rows[2]["duration_in_expedient"] == "02:00"
    assert (rows[2]["sla_attended"], rows[2]["attended_by"]) == (True, {"id": 7, "name": "João Silva"})
    assert admin.total("/tickets/32/stages-slas", limit=1) == 3


def test_a_desk_without_sla_has_no_stays(admin: Any) -> None:
    assert admin.get("/tickets/3002/stages-slas") == []
    assert admin.get("/tickets/3002")["sla_info"]["solve_expiration"] == ""


def test_history_of_stages_and_of_appointments(admin: Any) -> None:
    stages = admin.get("/tickets/32/histories", history_of=0)
    assert [row["changes"]["new_values"] for row in stages] == [["Aguardando cliente"], ["Em andamento"]]
    appointments = admin.get("/tickets/123/histories", history_of=1, operation="created")
    assert appointments[0]["user"] == {"id": 7, "name": "João Silva", "email": "agent@desk.example"}
    assert admin.get("/tickets/123/histories", history_of=1, operation="deleted") == []
    number = appointments[0]["_type_id_attr"]
    assert admin.get("/tickets/123/histories", history_of=1, type_id_attr=number) == appointments
    query = {"history_of": "0", "operation": "created"}
    assert "operation" in admin.refused(42201, "GET", "/tickets/123/histories", params=query)
