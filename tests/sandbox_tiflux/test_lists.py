"""Lists: pages by number, the count of all, strict queries; and how desks, clients, users and items are found."""

from __future__ import annotations

from typing import Any

import pytest
from deskwright.sandboxes.tiflux.seed_many import (
    LAST_ATTENDANT,
    LAST_CLIENT,
    LAST_DESK,
    LAST_ITEM,
    LAST_REQUESTOR,
    LAST_STAGE,
    LAST_USER,
)

MANY = 230


# --- pages ---------------------------------------------------------------------------------------------


def test_offset_is_the_number_of_a_page(admin: Any) -> None:
    first, second = admin.get("/desks"), admin.get("/desks", offset=2)
    assert (len(first), len(second)) == (20, 4)
    assert admin.get("/desks", offset=2, limit=12) == [*first[12:], *second]
    assert admin.get("/desks", offset=3) == []
    assert admin.total("/desks", offset=3) == 24


def test_600_rows_are_three_pages_of_200(make_desk: Any) -> None:
    admin = make_desk(many=577).as_("admin")
    pages = [admin.get("/desks", active=True, limit=200, offset=page) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [200, 200, 200, 0]
    assert len({row["id"] for page in pages for row in page}) == 600
    assert admin.total("/desks", active=True, limit=1) == 600


@pytest.mark.parametrize(
    ("path", "query", "detail"),
    [
        ("/desks", {"limit": "x"}, {"limit": ["is not a number"]}),
        ("/desks", {"limit": "201"}, {"limit": ["must be less than or equal to 200"]}),
        ("/desks", {"limit": "0"}, {"limit": ["must be greater than 0"]}),
        ("/desks", {"limit": "1.5"}, {"limit": ["must be an integer"]}),
        ("/desks", {"offset": "0"}, {"offset": ["must be greater than 0"]}),
        (
            "/desks",
            {"offset": "-1", "limit": "x"},
            {"offset": ["must be greater than 0"], "limit": ["is not a number"]},
        ),
        ("/clients", {"active": "teste"}, {"active": ["teste is not a valid option. Active must be true and false"]}),
        ("/clients", {"active": "1"}, {"active": ["1 is not a valid option. Active must be true and false"]}),
        ("/clients", {"active": "True"}, {"active": ["True is not a valid option. Active must be true and false"]}),
        ("/users", {"type": "robot"}, {"type": ["'robot' is not a valid type"]}),
        ("/technical-users", {"desk_id": "x"}, {"desk_id": ["is not a number"]}),
        (
            "/tickets",
            {"is_closed": "no"},
            {"is_closed": ["no is not a valid option. Is closed must be true and false"]},
        ),
        ("/tickets", {"desk_ids": "1,x"}, {"desk_ids": ["is not a number"]}),
        ("/tickets", {"desk_ids": "1, 2"}, {"desk_ids": ["is not a number"]}),
        ("/tickets", {"desk_ids": ",".join("1234567890abcdef")}, None),
        ("/tickets", {"stage_ids": ",".join(map(str, range(16)))}, {"stage_ids": ["cannot have more than 15 items"]}),
        ("/tickets", {"client_ids": "1,2,1"}, {"client_ids": ["cannot have duplicated items"]}),
        ("/tickets", {"start_datetime": "soon"}, {"start_datetime": ["invalid datetime"]}),
        ("/tickets", {"filter_by": "some"}, {"filter_by": ["'some' is not a valid filter_by"]}),
        ("/tickets", {"created_by_way_of": "13"}, {"created_by_way_of": ["must be less than or equal to 12"]}),
        ("/chats/inbox", {"origins": "x"}, {"origins": ["'x' is not a valid origin"]}),
        ("/chats/inbox", {"created_at_start": "x"}, {"created_at_start": ["invalid datetime"]}),
        ("/chats/inbox", {"requestor_id": "0"}, {"requestor_id": ["must be greater than 0"]}),
        ("/entities", {"name": "x" * 256}, {"name": ["is too long (maximum is 255 characters)"]}),
        ("/entities", {"applied_in": "desk"}, {"applied_in": ["'desk' is not a valid applied_in"]}),
        ("/tickets/123/histories", {}, {"history_of": ["can't be blank"]}),
        ("/reports/billings/history", {"due_start_date": "2025-01-01"}, {"due_end_date": ["can't be blank"]}),
        ("/contracts", {"status": "actives,old"}, {"status": ["'old' is not a valid status"]}),
    ],
)
def test_a_wrong_query_is_told_by_name(admin: Any, path: str, query: dict[str, str], detail: Any) -> None:
    told = admin.refused(42201, "GET", path, params=query)
    assert detail is None or told == detail


def test_fifteen_ids_are_allowed(admin: Any) -> None:
    assert admin.numbers(desk_ids=",".join(map(str, range(1, 16))))


@pytest.mark.parametrize(
    "path", ["/entities", "/entities/10/fields", "/entity_fields/81/options", "/equipments/1/softwares"]
)
def test_these_routes_refuse_unknown_parameters(admin: Any, path: str) -> None:
    detail = admin.refused(40001, "GET", path, params={"color": "red"})
    assert detail == {"error": ["found unpermitted parameter: :color"]}


def test_softwares_know_no_pages(admin: Any) -> None:
    assert [row["name"] for row in admin.get("/equipments/1/softwares")] == ["Editor", "Navegador"]
    detail = admin.refused(40001, "GET", "/equipments/1/softwares", params={"offset": "1", "limit": "5"})
    assert detail == {"error": ["found unpermitted parameters: :offset, :limit"]}


# --- desks ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Support", [1]),
        ("sUPPORT", [1]),
        ("suporte", [1]),
        ("comunicação", [3]),
        ("COMUNICAÇÃO", [3]),
        ("comunicacao", []),
        ("cansados", []),
        ("Dev", []),
        ("dev - premium", [24]),
        ("Vendas", [10, 11]),
        ("legado", [8]),
    ],
)
def test_a_desk_is_found_by_its_whole_name(admin: Any, name: str, found: list[int]) -> None:
    assert [row["id"] for row in admin.get("/desks", name=name)] == found


def test_more_than_twenty_desks_are_active_and_premium_is_not_on_the_first_page(admin: Any) -> None:
    assert admin.total("/desks", active=True) == 23
    assert 24 not in [row["id"] for row in admin.get("/desks", active=True)]
    assert [row["name"] for row in admin.get("/desks", active=False)] == ["Legado"]


def test_only_accessible_desks_are_listed_and_the_others_forbidden(desk: Any) -> None:
    one = desk.as_("one-desk")
    assert [row["id"] for row in one.get("/desks")] == [1, 3]
    for part in ("priorities", "stages", "services-catalogs", "services-catalogs-items"):
        assert one.get(f"/desks/1/{part}") is not None
        one.refused(40301, "GET", f"/desks/2/{part}")
        one.refused(40401, "GET", f"/desks/999/{part}")


@pytest.mark.parametrize("number", ["0", "999", "abc"])
def test_an_unknown_desk_is_not_found(admin: Any, number: str) -> None:
    detail = admin.refused(40401, "GET", f"/desks/{number}")
    assert detail == {"error": [f"Couldn't find ServiceDesk::Desk with 'id'=\"{number}\""]}


def test_desks_show_their_settings(admin: Any) -> None:
    support, catalog, valued = admin.get("/desks/1"), admin.get("/desks/6"), admin.get("/desks/4")
    assert (support["default_revised"], support["time_limit_to_reopening"]) == ("5 day(s)", "7 day(s)")
    assert catalog["require_service_catalog_open_ticket"]
    assert valued["appointment_type"] == "Appointments with Valorization"
    assert admin.get("/desks/5")["desk_with_sla"] is False
    assert admin.get("/desks/9")["required_fields"]["requestor_email"] is True


# --- catalog items -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 6),
        ({"name": "instalacao"}, 1),
        ({"name": "TROCAR"}, 2),
        ({"name": "hardware"}, 2),
        ({"name": "catalogo 2"}, 2),
        ({"name": "senhá"}, 1),
        ({"name": "nothing"}, 0),
        ({"area_id": 62}, 2),
        ({"catalog_id": 7}, 2),
        ({"catalog_id": 6, "name": "programa"}, 1),
        ({"catalog_id": 7, "area_id": 62}, 0),
    ],
)
def test_items_are_found_by_item_area_and_catalog(admin: Any, query: dict[str, Any], found: int) -> None:
    rows = admin.get("/desks/1/services-catalogs-items", **query)
    assert len(rows) == found
    assert all(set(row) == {"id", "name", "area", "catalog", "start_time", "end_time"} for row in rows)


# --- clients and users ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"name": "acme"}, [1, 2]),
        ({"name": "Transportes"}, [2]),
        ({"name": "s. joão"}, [4]),
        ({"name": "sao joao"}, []),
        ({"name": "móveis"}, [5]),
        ({"name": "móveis", "active": True}, []),
        ({"active": False}, [5]),
        ({"social_revenue": "12345678000190"}, [1]),
        ({"social_revenue": "12.345.678/0001-90"}, [1]),
        ({"social_revenue": "123"}, []),
    ],
)
def test_clients_are_found_by_part_of_name_or_legal_name(admin: Any, query: dict[str, Any], found: list[int]) -> None:
    assert [row["id"] for row in admin.get("/clients", **query)] == found


def test_only_accessible_clients_are_there(desk: Any) -> None:
    one = desk.as_("one-desk")
    assert [row["id"] for row in one.get("/clients")] == [1]
    one.refused(40401, "GET", "/clients/2")


def test_users_by_type_and_state(admin: Any) -> None:
    assert {row["_type"] for row in admin.get("/users", limit=200)} == {"admin", "attendant", "client", None}
    assert [row["id"] for row in admin.get("/users", type="admin")] == [1, 2]
    assert {row["_type"] for row in admin.get("/users", type="client")} == {"client"}
    assert [row["id"] for row in admin.get("/users", active=False)] == [14]
    assert all(row["gauth_enabled"] for row in admin.get("/users", gauth_enabled=True))


def test_one_attendant_is_beyond_the_first_twenty(admin: Any) -> None:
    query = {"type": "attendant", "active": True}
    assert "Zulmira Última" not in [row["name"] for row in admin.get("/users", **query)]
    assert "Zulmira Última" in [row["name"] for row in admin.get("/users", limit=200, **query)]


def test_name_and_email_of_users_are_ignored_unless_the_server_knows_them(make_desk: Any) -> None:
    seed = make_desk().as_("admin")
    assert seed.total("/users", name="Zulmira") == seed.total("/users")
    later = make_desk(ignores_user_filters=False).as_("admin")
    assert [row["id"] for row in later.get("/users", name="zulmira")] == [30]
    assert [row["id"] for row in later.get("/users", email="agent@")] == [7]


def test_technical_users_are_active_attendants_found_by_name(desk: Any) -> None:
    none = desk.as_("none")
    assert [row["name"] for row in none.get("/technical-users", name="joão")] == ["João Pereira", "João Silva"]
    assert none.get("/technical-users", name="Inês") == []
    everybody = none.total("/technical-users")
    assert none.total("/technical-users", desk_id=2) == none.total("/technical-users", client_id=2) == everybody - 1
    assert none.total("/technical-users", with_tickets_license=False) > 0


def test_departments_by_group(desk: Any) -> None:
    assert [row["id"] for row in desk.as_("admin").get("/departments")] == [1, 2, 3]
    desk.world.users.rows[7]["technical_group_id"] = 3
    assert desk.as_("agent").get("/departments") == []
    assert [row["id"] for row in desk.as_("admin").get("/departments", name="FINAN")] == [3]


# --- a large installation ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("/desks", {"active": True}, LAST_DESK),
        ("/clients", {"active": True}, LAST_CLIENT),
        ("/users", {"type": "attendant", "active": True}, LAST_ATTENDANT),
        ("/users", {"type": "client", "active": True}, LAST_USER),
        ("/clients/1/requestors", {}, LAST_REQUESTOR),
        ("/desks/2/stages", {}, LAST_STAGE),
        ("/desks/6/services-catalogs-items", {}, LAST_ITEM),
    ],
)
def test_the_last_of_many_is_beyond_a_page_of_200(make_desk: Any, path: str, query: dict[str, Any], name: str) -> None:
    admin = make_desk(many=MANY).as_("admin")
    assert admin.total(path, **query) > 200
    pages = [[row["name"] for row in admin.get(path, limit=200, offset=page, **query)] for page in (1, 2)]
    assert name not in pages[0]
    assert name in pages[1]
