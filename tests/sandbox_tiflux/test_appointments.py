"""Worked time: what an appointment must have, valorization, the reports; and filling checklists."""

from __future__ import annotations

from typing import Any

import pytest

PATH = "/tickets/123/appointments"
BODY = {"date": "2025-01-15", "init_time": "09:00", "end_time": "10:30", "description": "Visita"}


def test_the_printed_example(agent: Any) -> None:
    made = agent.post(PATH, BODY)
    assert made == {
        "id": made["id"], "date": "2025-01-15", "init_time": "09:00", "end_time": "10:30", "description": "Visita",
        "external_user_name": None, "user": {"id": 7, "name": "João Silva"},
    }  # fmt: skip
    rows = agent.get(PATH)
    assert [(row["date"], row["init_time"], row["end_time"]) for row in rows] == [("2025-01-15", "09:00", "10:30")] * 2
    assert (rows[0]["valorization"], rows[0]["locations"]) == (None, [])
    assert rows[0]["client"]["name"] == "Empresa Exemplo"
    assert agent.get("/tickets/123")["worked_hours"] == "03:00"


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"date": None}, {"date": ["can't be blank"]}),
        ({"date": "15/01/2025"}, {"date": ["invalid date"]}),
        ({"date": "2026-03-03"}, {"date": ["can't be in the future"]}),
        ({"init_time": "9:00"}, {"init_time": ["invalid time, use HH:MM"]}),
        ({"init_time": "24:00"}, {"init_time": ["invalid time, use HH:MM"]}),
        ({"end_time": ""}, {"end_time": ["can't be blank"]}),
        ({"end_time": "08:59"}, {"end_time": ["must be greater than or equal to init_time"]}),
        ({"description": " "}, {"description": ["can't be blank"]}),
        ({"external_user_name": "<x>"}, {"external_user_name": ["can't contain < or >"]}),
        ({"external_user_name": "x" * 256}, {"external_user_name": ["is too long (maximum is 255 characters)"]}),
        ({"attendance": 1}, {"attendance": ["is not allowed, the desk has no valorization"]}),
        ({"value": 10, "guarantee": False}, None),
    ],
)
def test_what_is_wrong_is_told(agent: Any, change: dict[str, Any], detail: Any) -> None:
    told = agent.refused(42202, "POST", PATH, json={**BODY, **change})
    assert detail is None or told == detail


def test_today_and_a_moment_are_allowed(agent: Any) -> None:
    agent.post(PATH, {**BODY, "date": "2026-03-02", "end_time": "09:00", "external_user_name": "Parceiro"})


def test_a_desk_without_appointments_refuses_them(agent: Any) -> None:
    assert agent.refused(42202, "POST", "/tickets/2010/appointments", json=BODY) == {
        "desk_id": ["The desk does not use appointments"]
    }


LOOSE = {**BODY, "attendance": 2, "attendance_kind": 1, "loose_service_id": 1}
CONTRACT = {**BODY, "attendance": 1, "attendance_kind": 2, "contract_rider_id": 1}


@pytest.mark.parametrize(
    ("body", "value", "valorization"),
    [
        (LOOSE, "150.00", {"attendance": "Remote", "attendance_kind": "Loose", "manual_value": False}),
        ({**LOOSE, "value": 99.9}, "99.90", {"manual_value": True, "guarantee": False}),
        ({**LOOSE, "guarantee": True}, "0.00", {"guarantee": True}),
        (
            {**LOOSE, "attendance": 1, "shift_id": 2},
            "150.00",
            {"shift": {"id": 2, "name": "Noturno ACME", "value": "80.00"}},
        ),
        (
            {**LOOSE, "attendance": 1, "shift_owner_ticket_number": 3001},
            "150.00",
            {"shift_owner_ticket": {"ticket_number": 3001, "title": "Visita ao cliente"}},
        ),
        (CONTRACT, None, {"attendance": "External", "contract": {"id": 1, "name": "Suporte mensal ACME"}}),
        ({**CONTRACT, "attendance": 3}, None, {"attendance": "Internal", "loose_service": None, "value": "0.00"}),
    ],
)  # fmt: skip
def test_valorization(agent: Any, body: dict[str, Any], value: str | None, valorization: dict[str, Any]) -> None:
    made = agent.post("/tickets/3001/appointments", body)
    assert made.get("value") == value
    row = next(row for row in agent.get("/tickets/3001/appointments") if row["id"] == made["id"])
    assert {name: row["valorization"][name] for name in valorization} == valorization


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        (BODY, {"attendance", "attendance_kind"}),
        ({**BODY, "attendance": 4, "attendance_kind": 3}, {"attendance", "attendance_kind"}),
        ({**LOOSE, "loose_service_id": None}, {"loose_service_id"}),
        ({**LOOSE, "loose_service_id": 99}, {"loose_service_id"}),
        ({**LOOSE, "contract_rider_id": 1}, {"contract_rider_id"}),
        ({**CONTRACT, "contract_rider_id": None}, {"contract_rider_id"}),
        ({**CONTRACT, "loose_service_id": 1}, {"loose_service_id"}),
        ({**CONTRACT, "value": 10}, {"value"}),
        ({**LOOSE, "guarantee": True, "value": 10}, {"value"}),
        ({**LOOSE, "value": -1}, {"value"}),
        ({**LOOSE, "value": "9999999.991"}, {"value"}),
        ({**LOOSE, "value": "much"}, {"value"}),
        ({**LOOSE, "shift_id": 1}, {"shift_id"}),
        ({**LOOSE, "attendance": 1, "shift_id": 1, "shift_owner_ticket_number": 3001}, {"shift_owner_ticket_number"}),
        ({**LOOSE, "attendance": 1, "shift_id": 99}, {"shift_id"}),
    ],
)
def test_rules_of_valorization(agent: Any, body: dict[str, Any], keys: set[str]) -> None:
    assert set(agent.refused(42202, "POST", "/tickets/3001/appointments", json=body)) == keys


def test_the_list_of_a_ticket_by_person_and_inclusive_dates(agent: Any) -> None:
    agent.post(PATH, {**BODY, "date": "2025-01-20"})
    for query, found in (
        ({}, 2),
        ({"start_date": "2025-01-15", "end_date": "2025-01-15"}, 1),
        ({"start_date": "2025-01-16"}, 1),
        ({"end_date": "2025-01-20"}, 2),
        ({"user_id": 8}, 0),
        ({"user_id": 7}, 2),
    ):
        assert len(agent.get(PATH, **query)) == found
    assert agent.refused(42202, "GET", PATH, params={"start_date": "x"}) == {"start_date": ["invalid date"]}


def test_the_seeded_valued_appointment(agent: Any) -> None:
    row = agent.get("/tickets/3001/appointments")[0]
    assert row["valorization"]["loose_service"] == {"id": 1, "name": "Visita técnica"}
    assert row["valorization"]["value"] == "150.00"
    assert row["locations"] == [{"id": 1, "latitude": "-26.3044", "longitude": "-48.8487"}]


PERIOD = {"start_date": "2025-01-01", "end_date": "2025-12-31"}


def test_the_report_over_all_tickets(desk: Any) -> None:
    admin = desk.as_("admin")
    rows = admin.get("/appointments", **PERIOD)
    assert {row["ticket"]["number"] for row in rows} >= {123, 3001, 84429}
    assert all("valorization" not in row for row in rows)
    assert [row["desk"]["id"] for row in admin.get("/appointments", desk_ids="4", **PERIOD)] == [4]
    valued = admin.get("/appointments", include_valorization=True, desk_ids="4", **PERIOD)
    assert valued[0]["valorization"]["attendance"] == "External"
    assert admin.get("/appointments", user_ids="8", **PERIOD) == []
    blank = admin.refused(42202, "GET", "/appointments", params={"start_date": "", "end_date": ""})
    assert blank == {"start_date": ["can't be blank"], "end_date": ["can't be blank"]}


def test_without_the_permission_user_ids_is_ignored_and_only_own_rows_come(desk: Any) -> None:
    assert desk.as_("reports").get("/appointments", user_ids="7", **PERIOD) == []
    desk.world.appointments.where(ticket_number=123)[0]["user_id"] = 12
    rows = desk.as_("reports").get("/appointments", user_ids="7", **PERIOD)
    assert [row["user"]["id"] for row in rows] == [12]
    desk.as_("agent").refused(40301, "GET", "/appointments", params=PERIOD)


def test_what_an_appointment_may_be_booked_on(agent: Any) -> None:
    types = agent.get("/tickets/3001/service-types")
    assert [row["contract"]["name"] for row in types["contract_riders"]] == ["Suporte mensal ACME"]
    assert [row["name"] for row in types["loose_services"]] == ["Visita técnica", "Hora de consultoria"]
    assert agent.get("/tickets/3001/service-types", date="2023-12-31")["contract_riders"] == []
    assert agent.refused(42202, "GET", "/tickets/3001/service-types", params={"date": "2027-01-01"})
    shifts = agent.get("/tickets/3001/shifts")
    assert [row["reference"] for row in shifts] == ["All", "Client", "Contract", "Shared"]
    assert [row["id"] for row in agent.get("/tickets/3001/shifts", contract_id=2)] == [1, 2, 4]
    assert [row["id"] for row in agent.get("/tickets/3009/shifts")] == [1, 4]
    planned = agent.get("/tickets/2002/pre-appointments")
    assert planned[0]["user"] == {"name": "João Silva"}


# --- checklists ----------------------------------------------------------------------------------------


def test_a_checklist_is_filled_by_the_place_of_its_entries(agent: Any) -> None:
    checklist = agent.get("/tickets/123/checklists")[0]
    assert [entry["index"] for entry in checklist["fields"]] == [0, 1, 2]
    one = f"/tickets/123/checklists/{checklist['id']}/items"
    assert agent.put(f"{one}/0", {"value": "7.1"})["pending"] is False
    ticked = agent.put(f"{one}/2", {"options": [{"id": 1, "checked": True}, {"id": 3, "checked": True}]})
    assert [option["value"] for option in ticked["fields"][2]["options"]] == [True, False, True]
    assert agent.get("/tickets/123")["checklists_summary"]["pending"] == 0


def test_a_radio_holds_one_option(agent: Any) -> None:
    one = f"/tickets/2005/checklists/{agent.get('/tickets/2005/checklists')[0]['id']}/items/1"
    agent.put(one, {"options": [{"id": 1, "checked": True}]})
    answer = agent.put(one, {"options": [{"id": 2, "checked": True}]})
    assert [option["value"] for option in answer["fields"][1]["options"]] == [False, True]


@pytest.mark.parametrize(
    ("index", "body", "keys"),
    [
        (0, {}, {"error"}),
        (0, {"value": "x", "options": []}, {"error"}),
        (0, {"value": None}, {"value"}),
        (0, {"options": [{"id": 1, "checked": True}]}, {"options"}),
        (2, {"value": "x"}, {"value"}),
        (2, {"options": [{"id": 9, "checked": True}]}, {"options"}),
        (2, {"options": [{"id": 1}]}, {"options"}),
    ],
)
def test_exactly_one_of_value_and_options(agent: Any, index: int, body: Any, keys: set[str]) -> None:
    one = f"/tickets/123/checklists/{agent.get('/tickets/123/checklists')[0]['id']}/items"
    assert set(agent.refused(42202, "PUT", f"{one}/{index}", json=body)) == keys
    agent.refused(40401, "PUT", f"{one}/3", json={"value": "x"})
    agent.refused(40401, "PUT", "/tickets/32/checklists/1/items/0", json={"value": "x"})
