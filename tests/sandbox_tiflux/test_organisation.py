"""Around the tickets: catalogs with their cascade, knowledge, resources, contracts, bills, ratings, pre-tickets."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_catalog_is_written_under_its_root_key(desk: Any) -> None:
    admin = desk.as_("admin")
    missing = admin.refused(40003, "POST", "/services-catalogs", json={"name": "x"})
    assert missing == {"error": ["param is missing or the value is empty: services_catalog"]}
    admin.refused(40003, "POST", "/services-catalogs", json={})
    blank = admin.refused(42202, "POST", "/services-catalogs", json={"services_catalog": {"name": ""}})
    assert blank == {"name": ["can't be blank"]}
    desk.as_("agent").refused(40301, "POST", "/services-catalogs", json={"services_catalog": {"name": "x"}})
    assert [row["id"] for row in desk.as_("agent").get("/services-catalogs", name="CATALOGO")] == [6, 7]


def test_areas_and_items_have_keys_and_times(admin: Any) -> None:
    area = admin.post("/services-catalogs/6/areas", {"area": {"name": "Telefonia"}})["id"]
    items = f"/services-catalogs-areas/{area}/items"
    made = admin.post(items, {"item": {"name": "Ramal", "start_time": "01:30", "end_time": "72:00"}})
    assert (made["start_time"], made["end_time"], made["catalog"]["id"]) == ("01:30", "72:00", 6)
    assert admin.get("/desks/1/services-catalogs-items", name="ramal")[0]["id"] == made["id"]
    assert admin.put(f"{items}/{made['id']}", {"item": {"end_time": None}})["end_time"] is None
    wrong = {"item": {"name": "x", "start_time": "1h"}}
    assert admin.refused(42202, "POST", items, json=wrong) == {"start_time": ["invalid time, use HH:MM"]}
    admin.refused(40401, "PUT", f"/services-catalogs-areas/61/items/{made['id']}", json={"item": {"name": "x"}})
    admin.refused(40401, "PUT", f"/services-catalogs/7/areas/{area}", json={"area": {"name": "x"}})


def test_deleting_a_catalog_takes_areas_and_items_along(desk: Any) -> None:
    admin = desk.as_("admin")
    admin.delete("/services-catalogs/6")
    assert [row["id"] for row in admin.get("/desks/1/services-catalogs")] == [7]
    assert {row["catalog"]["id"] for row in admin.get("/desks/1/services-catalogs-items")} == {7}
    admin.refused(40401, "GET", "/services-catalogs-areas/61/items")
    assert admin.get("/tickets/84429")["services_catalog"] is None
    admin.delete("/services-catalogs/7/areas/71")
    assert admin.get("/services-catalogs/7/areas") == []


def test_knowledge(admin: Any) -> None:
    assert [row["title"] for row in admin.get("/knowledges", search="TECLADO")] == ["Como trocar o teclado"]
    assert len(admin.get("/knowledges", knowledge_folder_ids="1,2")) == 2
    body = {"title": "T", "description": "<p>D</p>", "knowledge_folder_ids": [2], "tags": ["a"], "private": "f"}
    made = admin.post("/knowledges", body)
    assert (made["private"], made["tags"]) == (False, ["a"])
    assert admin.get(f"/knowledges/{made['id']}") == made
    assert set(admin.refused(42202, "POST", "/knowledges", json={"title": "T"})) == {
        "description",
        "knowledge_folder_ids",
    }
    assert admin.refused(42202, "POST", "/knowledges", json={**body, "knowledge_folder_ids": [9]})
    assert [row["name"] for row in admin.get("/knowledge-folders", search="perg")] == ["Perguntas frequentes"]


def test_resources(desk: Any) -> None:
    admin = desk.as_("admin")
    assert [row["id"] for row in admin.get("/equipments", client_id=3)] == [2]
    assert "system" not in admin.get("/equipments")[0]
    assert admin.get("/equipments", include_system=True)[0]["system"] == "Linux"
    assert admin.get("/equipments", include_technical_info=True)[0]["technical_info"] == {"memory": "16 GB"}
    made = admin.post(
        "/equipments", {"name": "N", "client_id": 1, "equipment_type_id": 1, "warranty_date": "2027-01-01"}
    )
    assert admin.put(f"/equipments/{made['id']}", {"name": "M"})["name"] == "M"
    assert set(admin.refused(42202, "POST", "/equipments", json={"warranty_date": "soon"})) == {
        "name",
        "client_id",
        "equipment_type_id",
        "warranty_date",
    }
    assert [row["name"] for row in admin.get("/equipment-groups", client_id=1)] == ["Escritório", "Fábrica"]
    assert [row["name"] for row in admin.get("/equipment-types", name="impr")] == ["Impressora"]
    assert desk.as_("agent").get("/equipments/1", show_entities=True)["entities"][0]["id"] == 15
    desk.as_("agent").refused(40301, "PUT", "/equipments/1", json={"name": "x"})
    assert {row["client"]["id"] for row in desk.as_("one-desk").get("/equipments")} == {1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [1, 2, 3]),
        ({"client_ids": "1,2"}, [1, 2]),
        ({"contract_type_ids": "2"}, [2]),
        ({"status": "actives,expired"}, [1, 3]),
    ],
)
def test_contracts(admin: Any, query: dict[str, Any], found: list[int]) -> None:
    assert [row["id"] for row in admin.get("/contracts", **query)] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [501, 502, 503]),
        ({"_type": "reversed"}, [503]),
        ({"billing_start_date": "2025-01-01", "billing_end_date": "2025-01-31"}, [501]),
        ({"due_start_date": "2025-03-01", "due_end_date": "2025-03-31", "_type": "billed"}, [502]),
        ({"nfe_number": "NF-501"}, [501]),
        ({"ticket_number": 3001}, [501, 502, 503]),
        ({"client_id": 2}, []),
    ],
)
def test_billing_history(admin: Any, query: dict[str, Any], found: list[int]) -> None:
    rows = admin.get("/reports/billings/history", **query)
    assert [row["billing_id"] for row in rows] == found
    assert all(row["reversal"] == (row["billing_id"] == 503) for row in rows)


def test_ratings(admin: Any) -> None:
    period = {"start_date": "2025-01-01", "end_date": "2025-12-31"}
    report = admin.get("/reports/feedbacks/tickets", **period)
    assert (report["total"], report["average"], report["ratings"]["5"]) == (2, 4.0, 1)
    assert "tickets_list" not in report
    listed = admin.get("/reports/feedbacks/chats", chats_list=True, limit=1, **period)["chats_list"]
    assert [row["rating"] for row in listed] == [5]
    assert admin.get("/reports/feedbacks/chats", department_ids="3", **period)["total"] == 0
    assert set(admin.refused(42201, "GET", "/reports/feedbacks/tickets")) == {"start_date", "end_date"}


def test_pre_tickets_are_multipart(desk: Any) -> None:
    agent = desk.as_("agent")
    body = {
        "title": "T", "description": "D", "requestor_name": "N", "requestor_email": "n@x.example",
        "requestor_telephone": "47", "client_id": "1",
    }  # fmt: skip
    made = agent.form("/pre-tickets", body, [("files[]", ("a.bin", b"\x00\x01"))]).json()
    assert desk.world.files_of("pre_ticket", made["id"])[0]["content"] == b"\x00\x01"
    rows = agent.get("/pre-tickets", client_id=1, created_after="2026-01-01")
    assert [row["id"] for row in rows] == [made["id"]]
    assert "description" not in rows[0]
    assert agent.get("/pre-tickets", archived=True) == []
    agent.refused(41501, "POST", "/pre-tickets", json=body)
    assert set(agent.form("/pre-tickets", {"title": "x"}).json()["detail"]) == {
        "description",
        "requestor_name",
        "requestor_email",
        "requestor_telephone",
    }
