"""Clients and what belongs to them: data, users, permissions, addresses, contacts, requestors; users of the desk."""

from __future__ import annotations

from typing import Any

import pytest


def test_a_client_is_created_read_and_changed(admin: Any) -> None:
    made = admin.post("/clients", {"name": "Nova", "social": "Nova Ltda", "desk_ids": [1, 2], "status": "f"})
    one = f"/clients/{made['id']}"
    assert (made["desk_ids"], made["status"], made["technical_group_ids"]) == ([1, 2], False, [])
    changed = admin.put(one, {"anotations": "x", "status": 1, "add_all_technical_groups": True})
    assert (changed["anotations"], changed["status"], changed["technical_group_ids"]) == ("x", True, [1, 2, 3])
    assert admin.get(one) == changed
    assert [row["id"] for row in admin.get(one + "/desks")] == [1, 2]
    assert [row["name"] for row in admin.get(one + "/technical-groups", limit=1)] == ["Nível 1"]
    assert [row["id"] for row in admin.get("/clients", name="nova ltda")] == [made["id"]]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({}, {"name": ["can't be blank"], "social": ["can't be blank"]}),
        ({"name": "x", "social": "x", "desk_ids": [999]}, {"desk_ids": ["999 not found"]}),
        ({"name": "x", "social": "x", "desk_ids": "1"}, {"desk_ids": ["is not a list"]}),
        ({"name": "x", "social": "x", "max_agents": "many"}, {"max_agents": ["is not a number"]}),
        (
            {"name": "x", "social": "x", "billing_report_type": "long"},
            {"billing_report_type": ["'long' is not a valid billing_report_type"]},
        ),
    ],
)
def test_a_wrong_client_is_told(admin: Any, body: Any, detail: Any) -> None:
    assert admin.refused(42202, "POST", "/clients", json=body) == detail


def test_the_detail_counts_what_belongs_to_a_client(admin: Any) -> None:
    client = admin.get("/clients/1")
    assert (client["user_ids"], client["user_counter"], client["equipment_counter"]) == ([31, 32], 2, 1)
    assert len(client["address_ids"]) == len(client["contact_ids"]) == 1
    assert admin.refused(40401, "GET", "/clients/0") == {"error": ["Couldn't find Client with 'id'=\"0\""]}


def test_a_user_of_a_client_stands_under_a_root_key(admin: Any) -> None:
    user = admin.post("/clients/1/users", {"user": {"name": "Novo", "email": "novo@acme.example", "extension": 0}})
    assert (user["_type"], user["active"]) == ("client", True)
    assert user["id"] in admin.get("/clients/1")["user_ids"]
    missing = admin.refused(40003, "POST", "/clients/1/users", json={"name": "Novo"})
    assert missing == {"error": ["param is missing or the value is empty: user"]}
    wrong = {"user": {"name": "", "email": "novo@acme.example", "extension": 10000}}
    assert admin.refused(42202, "POST", "/clients/1/users", json=wrong) == {
        "name": ["can't be blank"],
        "email": ["has already been taken"],
        "extension": ["must be less than or equal to 9999"],
    }


@pytest.mark.parametrize("address", ["nova.example", "a@nova.example"])
def test_permissions_for_mails(desk: Any, address: str) -> None:
    admin = desk.as_("admin")
    admin.post("/clients/1/email_tickets_permissions", {"address": address})
    assert desk.world.email_permissions.where(client_id=1, address=address)
    for wrong in (address, "no domain", ""):
        body = {"address": wrong}
        assert set(admin.refused(42202, "POST", "/clients/1/email_tickets_permissions", json=body)) == {"address"}


ROWS = {
    "addresses": (
        "address",
        {"cep": "1", "city": "C", "neighborhood": "N", "number": 7, "state": "SC", "street": "S"},
        {"number": ["is not a number"]},
        {"number": "x"},
    ),
    "contacts": (
        "contact",
        {"use": "U", "number": "47", "owner": "O", "email": "o@x.example"},
        {"email": ["is not a valid email"]},
        {"email": "x"},
    ),
}


@pytest.mark.parametrize("plural", ROWS)
def test_addresses_and_contacts(desk: Any, plural: str) -> None:
    root, row, detail, wrong = ROWS[plural]
    admin, path = desk.as_("admin"), f"/clients/1/{plural}"
    made = admin.post(path, {root: row})
    assert {name: made[name] for name in row} == row
    one = f"{path}/{made['id']}"
    assert admin.total(path) == 2
    first = next(iter(row))
    assert admin.put(one, {root: {first: "other"}}) == {**made, first: "other"}
    assert admin.refused(42202, "PUT", one, json={root: wrong}) == detail
    admin.refused(40003, "PUT", one, json=row)
    admin.refused(40003, "POST", path, json={root: {}})
    assert set(admin.refused(42202, "POST", path, json={root: {first: "x"}})) == set(row) - {first}
    admin.refused(40401, "GET", f"/clients/2/{plural}/{made['id']}")
    assert desk.as_("agent").get(one) == admin.get(one)
    desk.as_("agent").refused(40301, "DELETE", one)
    admin.delete(one)
    admin.refused(40401, "DELETE", one)


# --- requestors ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [10, 11, 12, 31]),
        ({"name": "alves"}, [10, 11]),
        ({"email": "PAULA"}, [11]),
        ({"telephone": "1002"}, [12]),
        ({"can_open_ticket": False}, [11]),
        ({"extension": 101}, [10]),
        ({"name": "iris"}, []),
    ],
)
def test_requestors_of_a_client(agent: Any, query: dict[str, Any], found: list[int]) -> None:
    assert [row["id"] for row in agent.get("/clients/1/requestors", **query)] == found


def test_only_administrators_search_all_requestors(desk: Any) -> None:
    rows = desk.as_("admin").get("/requestors", name="joão")
    assert [(row["id"], row["client"]["id"]) for row in rows] == [(1, 6)]
    desk.as_("agent").refused(40301, "GET", "/requestors")
    desk.as_("reports").refused(40301, "GET", "/clients/1/requestors")


def test_a_requestor_is_created_and_changed(admin: Any) -> None:
    made = admin.post("/clients/2/requestors", {"name": "Novo", "email": "n@x.example", "can_open_ticket": True})
    one = f"/clients/2/requestors/{made['id']}"
    assert admin.put(one, {"extension": "12", "can_open_ticket": "0"}) == {
        **made, "extension": 12, "can_open_ticket": False,
    }  # fmt: skip
    assert admin.get(one)["telephone"] == ""
    assert set(admin.refused(42202, "POST", "/clients/2/requestors", json={"email": "x"})) == {"name", "email"}
    admin.refused(40401, "GET", f"/clients/1/requestors/{made['id']}")


# --- users ---------------------------------------------------------------------------------------------


def test_me(desk: Any) -> None:
    me = desk.as_("none").get("/users/me")
    assert (me["id"], me["email"], me["enable_mcp"]) == (13, "none@desk.example", True)


def test_users_need_users_manage(desk: Any) -> None:
    assert desk.as_("agent").get("/users", limit=1)
    desk.as_("no-users").refused(40301, "GET", "/users")
    desk.as_("agent").refused(40301, "GET", "/users/7")
    assert desk.as_("no-users").get("/technical-users", limit=1)


def test_an_administrator_makes_and_changes_users(admin: Any) -> None:
    body = {"name": "N", "email": "n@desk.example", "technical_group_id": 2, "tickets_license": True}
    made = admin.post("/users", body)
    one = f"/users/{made['id']}"
    assert (made["_type"], made["tickets_license"], made["whatsapp_license"]) == ("attendant", True, False)
    changed = admin.put(one, {"active": False, "whatsapp_license": "true", "tickets_license": 0, "client_ids": [1]})
    assert (changed["active"], changed["whatsapp_license"], changed["tickets_license"]) == (False, True, False)
    assert (changed["client_ids"], admin.get(one)) == ([1], changed)
    assert admin.refused(42202, "POST", "/users", json={**body, "technical_group_id": 9}) == {
        "email": ["has already been taken"],
        "technical_group_id": ["technical group not found"],
    }
    assert set(admin.refused(42202, "POST", "/users", json={})) == {"name", "email", "technical_group_id"}
    admin.refused(40401, "GET", "/users/9999")


def test_groups_and_their_users(admin: Any) -> None:
    assert [row["name"] for row in admin.get("/technical-groups")] == ["Nível 1", "Nível 2", "Desenvolvimento"]
    assert all(row["technical_group_id"] == 3 for row in admin.get("/technical-groups/3/users"))
    admin.refused(40401, "GET", "/technical-groups/9/users")
