"""What each named TiFlux tool brings back is what the desk holds, and what it wrote can be read there afterwards.

The desk is asked a second time past the server under test, by its administrator.
"""

from __future__ import annotations

from typing import Any

import pytest
from deskwright.results import PROVENANCE
from deskwright.sandboxes.tiflux import START, Clock

from .tiflux_desk import TOOLS, TiFlux, text, tiflux

#: tool, arguments -> path and query under which the desk itself says the same.
Read = tuple[str, dict[str, Any], str, dict[str, Any]]
READS: dict[str, Read] = {
    "get_ticket": ("get_ticket", {"ticket_number": "123"}, "/tickets/123", {}),
    "get_ticket, all fields": (
        "get_ticket",
        {"ticket_number": "123", "show_entities": True},
        "/tickets/123",
        {"show_entities": True},
    ),
    "get_ticket, filled fields": (
        "get_ticket",
        {"ticket_number": "123", "include_filled_entity": True},
        "/tickets/123",
        {"include_filled_entity": True},
    ),
    "list_tickets": ("list_tickets", {"client_ids": "6"}, "/tickets", {"client_ids": "6"}),
    "list_tickets, by name": ("list_tickets", {"desk_name": "tuitui"}, "/tickets", {"desk_ids": "22"}),
    "list_tickets, by client": ("list_tickets", {"client_name": "logística"}, "/tickets", {"client_ids": "2"}),
    "list_tickets, by stage": (
        "list_tickets",
        {"desk_name": "suporte", "stage_name": "aguardando"},
        "/tickets",
        {"desk_ids": "1", "stage_ids": "3"},
    ),
    "search_client": ("search_client", {"client_name": "acme"}, "/clients", {"name": "acme", "active": True}),
    "search_stage": ("search_stage", {"desk_name": "infraestrutura"}, "/desks/6/stages", {}),
    "search_catalog_item": (
        "search_catalog_item",
        {"desk_id": 1, "search": "SOFTWARE"},
        "/desks/1/services-catalogs-items",
        {"area_id": 62},
    ),
    "list_internal_communications": (
        "list_internal_communications",
        {"ticket_number": "123"},
        "/tickets/123/internal_communications",
        {},
    ),
    "get_internal_communication": (
        "get_internal_communication",
        {"ticket_number": "123", "communication_id": "2"},
        "/tickets/123/internal_communications/2",
        {},
    ),
    "get_ticket_files": ("get_ticket_files", {"ticket_number": "123"}, "/tickets/123/files", {}),
    "get_ticket_stages_slas": ("get_ticket_stages_slas", {"ticket_number": "32"}, "/tickets/32/stages-slas", {}),
    "list_appointments": ("list_appointments", {"ticket_number": "3001"}, "/tickets/3001/appointments", {}),
    "get_chat": ("get_chat", {"id": 42}, "/chats/42", {}),
    "list_inbox_chats": ("list_inbox_chats", {}, "/chats/inbox", {}),
    "list_in_attendance_chats": ("list_in_attendance_chats", {"user_id": 7}, "/chats/in_attendance", {"user_id": 7}),
    "list_archived_chats": ("list_archived_chats", {"canceled": True}, "/chats/archived", {"canceled": True}),
    "list_desks": ("list_desks", {"limit": 200}, "/desks", {"active": True, "limit": 200}),
    "list_desks, inactive": ("list_desks", {"active": False}, "/desks", {"active": False}),
    "get_desk": ("get_desk", {"desk_name": "premium"}, "/desks/24", {}),
    "list_desk_priorities": ("list_desk_priorities", {"desk_name": "premium"}, "/desks/24/priorities", {}),
    "list_desk_services_catalogs": ("list_desk_services_catalogs", {"desk_id": 2}, "/desks/2/services-catalogs", {}),
    "list_entities": ("list_entities", {"name": "dados"}, "/entities", {"name": "dados"}),
    "list_entity_fields": ("list_entity_fields", {"entity_id": 11}, "/entities/11/fields", {}),
    "list_entity_field_options": (
        "list_entity_field_options",
        {"entity_field_id": 82},
        "/entity_fields/82/options",
        {},
    ),
}


@pytest.mark.parametrize("name", READS)
def test_it_is_what_the_desk_holds(name: str) -> None:
    tool, arguments, path, query = READS[name]
    # The administrator: one of the tools, get_desk, needs the permission to manage desks.
    with tiflux("admin", clock=Clock(START)) as desk:
        found = desk.must(tool, **arguments)
        assert found == desk.holds(path, **query)
        assert found, "nothing is no proof"


WRITES = [
    "create_ticket",
    "update_ticket",
    "update_ticket_entities",
    "cancel_ticket",
    "close_ticket",
    "create_ticket_answer",
    "create_internal_communication",
    "create_appointment",
]
FILTERED = ["search_user"]
MINE = ["list_my_chats"]


def test_every_tool_is_here() -> None:
    assert {tool for tool, *_ in READS.values()} | {*WRITES, *FILTERED, *MINE} == set(TOOLS)


def test_my_chats_are_those_of_the_keys_owner() -> None:
    for credential, ids in {"agent": [45, 43, 42], "admin": [44], "no-users": []}.items():
        with tiflux(credential) as desk:
            assert [row["id"] for row in desk.must("list_my_chats")] == ids


def test_users_by_a_part_of_their_name() -> None:
    with tiflux() as desk:
        rows = desk.must("search_user", name="joão", type="attendant")
        everybody = {row["id"]: row for row in desk.holds("/users", limit=200)}
        assert [row["id"] for row in rows] == [3, 7]
        assert rows == [everybody[3], everybody[7]]


# --- what a tool wrote ---------------------------------------------------------------------------------


def test_a_ticket_is_opened_and_can_be_read() -> None:
    with tiflux() as desk:
        made = desk.must(
            "create_ticket",
            title="Printer is *on fire*",
            description="It **burns**.\nNow.",
            client_name="acme indústria",
            desk_name="support",
            priority_id=18,
            status_id=2,
            requestor_name="pedro",
            requestor_telephone="000",
            responsible_name="marcos",
            followers="a@acme.example,b@acme.example",
            parent_ticket_number=123,
        )["ticket"]
        assert made == desk.holds(f"/tickets/{made['ticket_number']}")
        assert made == desk.must("get_ticket", ticket_number=str(made["ticket_number"]))
    assert made["title"] == "Printer is *on fire*"
    assert made["description"] == "<p>It <strong>burns</strong>.<br>\nNow.</p>"
    assert (made["client"]["id"], made["desk"]["id"], made["priority"]["id"], made["status"]["id"]) == (1, 1, 18, 2)
    assert (made["responsible"]["id"], made["requestor"]["id"]) == (4, 10)
    # The client's record is linked: the telephone given beside the name did not make a second person of it.
    assert made["requestor"]["telephone"] == "1130001000"
    assert made["followers"] == "a@acme.example,b@acme.example"
    assert made["ticket_reference"]["ticket_number"] == 123
    assert made["created_by_way_of"] == "API"


def test_a_ticket_with_a_catalog_item() -> None:
    with tiflux() as desk:
        made = desk.must(
            "create_ticket",
            title="T",
            description="D",
            client_id=1,
            desk_name="infraestrutura",
            catalog_item_name="wi-fi",
        )["ticket"]
        assert made["services_catalog"]["id"] == 802
        assert made["priority"] is None


def test_a_person_without_a_record_stays_one() -> None:
    with tiflux() as desk:
        made = desk.must(
            "create_ticket",
            title="T",
            description="D",
            client_id=1,
            desk_id=1,
            priority_id=17,
            requestor_name="Stranger",
            requestor_telephone="1130009999",
        )["ticket"]
        assert made["requestor"]["id"] is None
        assert (made["requestor"]["name"], made["requestor"]["telephone"]) == ("Stranger", "1130009999")


def test_a_ticket_is_changed() -> None:
    with tiflux() as desk:
        made = desk.must(
            "update_ticket",
            ticket_id="123",
            title="New title",
            description="**new**",
            desk_name="cansados",
            stage_name="fazendo",
            responsible_name="natalia",
            followers="c@acme.example",
            catalog_item_name="teclado",
        )
        assert made == desk.holds("/tickets/123")
    assert (made["title"], made["description"]) == ("New title", "<p><strong>new</strong></p>")
    assert (made["desk"]["id"], made["stage"]["id"], made["responsible"]["id"]) == (2, 202, 5)
    assert made["followers"] == "c@acme.example"
    assert made["services_catalog"]["id"] == 601


def test_only_what_is_given_is_changed() -> None:
    with tiflux() as desk:
        before = desk.holds("/tickets/123")
        after = desk.must("update_ticket", ticket_id="123", title="New title")
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {"title", "updated_at"} | ({"updated_by_id"} & changed)


@pytest.mark.parametrize("nobody", [None, 0])
def test_nobody_is_responsible_any_more(nobody: Any) -> None:
    with tiflux() as desk:
        assert desk.holds("/tickets/123")["responsible"]["id"] == 7
        desk.must("update_ticket", ticket_id="123", responsible_id=nobody)
        assert desk.holds("/tickets/123")["responsible"] is None


def test_the_client_of_a_ticket_is_changed() -> None:
    with tiflux() as desk:
        assert desk.must("update_ticket", ticket_id="37", client_id=1)["client"]["id"] == 1
        assert desk.holds("/tickets/37")["client"]["id"] == 1


def test_a_ticket_is_cancelled() -> None:
    with tiflux() as desk:
        assert desk.must("cancel_ticket", ticket_number="37") == {"message": "Ticket 37 canceled successfully"}
        held = desk.holds("/tickets/37")
        assert held["is_closed"]
        assert held["status"]["default_canceled"]


def test_an_answer_is_written() -> None:
    with tiflux() as desk:
        signed = desk.must("create_ticket_answer", ticket_number="37", text="**Done**", with_signature=True)
        plain = desk.must("create_ticket_answer", ticket_number="37", text="<b>Done</b>")
        assert "with signature" in signed.pop("signature")
        assert "without signature" in plain.pop("signature")
        assert (signed["name"], plain["name"]) == ("<p><strong>Done</strong></p>", "<b>Done</b>")
        assert signed["author"] == "[API] João Silva"
        for made in (signed, plain):
            assert made == desk.holds(f"/tickets/37/answers/{made['id']}")


def test_a_note_is_written() -> None:
    with tiflux() as desk:
        made = desk.must("create_internal_communication", ticket_number="37", text="- a\n- b")
        assert made["text"] == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
        assert made == desk.holds(f"/tickets/37/internal_communications/{made['id']}")
        again = desk.must("get_internal_communication", ticket_number="37", communication_id=str(made["id"]))
        assert again == made
        assert [row["id"] for row in desk.must("list_internal_communications", ticket_number="37")] == [made["id"]]


def test_writes_say_who_sees_them() -> None:
    with tiflux() as desk:
        note = desk.call("create_internal_communication", ticket_number="37", text="x")
        answer = desk.call("create_ticket_answer", ticket_number="37", text="x")
        time = desk.call("create_appointment", ticket_number="37", **TIME)
        assert (note.meta["done"]["visible_to"], note.meta["done"]["status"]) == ("staff only", 201)
        assert (answer.meta["done"]["visible_to"], answer.meta["done"]["status"]) == ("customer", 201)
        assert time.meta["done"]["visible_to"] == "staff only"
        assert {part.meta["provenance"] for part in (note, answer, time)} == {PROVENANCE}


# --- the examples of the product's page ----------------------------------------------------------------

TIME = {"date": "2025-01-15", "init_time": "09:00", "end_time": "10:30", "description": "Remote support"}


def test_example_close() -> None:
    with tiflux() as desk:
        assert desk.must("close_ticket", ticket_number="84429") == {"message": "Ticket 84429 closed successfully"}
        held = desk.holds("/tickets/84429")
        assert held["is_closed"]
        assert held["status"]["default_close"]


def test_example_priorities() -> None:
    with tiflux() as desk:
        assert desk.must("list_desk_priorities", desk_name="Support") == [
            {"id": 17, "name": "High", "order": 1, "start_time": "04:00", "end_time": "24:00"},
            {"id": 18, "name": "Low", "order": 2, "start_time": "10:00", "end_time": "48:00"},
        ]


def test_example_catalogs() -> None:
    with tiflux() as desk:
        rows = [{"id": 6, "name": "Catalogo 1"}, {"id": 7, "name": "Catalogo 2"}]
        assert desk.must("list_desk_services_catalogs", desk_name="Support") == rows


def test_example_custom_fields_level_by_level() -> None:
    with tiflux() as desk:
        entities = desk.must("list_entities", applied_in="ticket", active=True)
        assert [(row["id"], row["name"], row["applied_in"], row["active"]) for row in entities] == [
            (10, "Classificação do Chamado", "ticket", True),
            (11, "Dados do Atendimento", "ticket", True),
        ]
        fields = desk.must("list_entity_fields", entity_id=10, field_type="checkbox")
        assert [(row["id"], row["name"], row["field_type"], row["required"]) for row in fields] == [
            (81, "Categoria do Impacto", "checkbox", False)
        ]
        options = desk.must("list_entity_field_options", entity_field_id=81)
        assert [(row["id"], row["value"], row["null_option"]) for row in options] == [
            (11, "Hardware", False),
            (12, "Software", False),
            (13, "Rede", False),
            (14, "(nenhuma)", True),
        ]


def test_example_custom_fields_filled_in() -> None:
    with tiflux() as desk:
        made = desk.must(
            "update_ticket_entities",
            ticket_number="37",
            entities=[
                {"entity_field_id": 72, "value": "PED-7"},
                {"entity_field_id": 73, "value": "2025-01-15"},
                {"entity_field_id": 81, "entity_field_option_id": 11, "value": "true"},
                {"entity_field_id": 81, "entity_field_option_id": 12, "value": "false"},
                {"entity_field_id": 81, "entity_field_option_id": 13, "value": "true"},
            ],
        )
        values = {
            field["entity_field_id"]: field["value"]
            for group in made["entities"]
            for field in group["entity_fields"]
            if field["id"] is not None
        }
        assert values == {72: "PED-7", 73: "2025-01-15", 81: "Hardware, Rede"}
        held = desk.must("get_ticket", ticket_number="37", include_filled_entity=True)["entity_fields"]
        assert {field["entity_field_id"]: field["value"] for field in held} == values


def test_a_custom_field_is_cleared() -> None:
    with tiflux() as desk:
        desk.must("update_ticket_entities", ticket_number="123", entities=[{"entity_field_id": 72, "value": None}])
        held = desk.holds("/tickets/123", include_filled_entity=True)["entity_fields"]
        assert 72 not in {field["entity_field_id"] for field in held}


def numbers(rows: list[dict[str, Any]]) -> list[int]:
    return [row["ticket_number"] for row in rows]


def test_example_tickets_by_e_mail() -> None:
    with tiflux() as desk:
        # One with the person's record, one that has the address alone.
        rows = desk.must("list_tickets", requestor_email="joao@empresa.com", is_closed=False)
        assert numbers(rows) == [123, 38, 37]
        assert {row["requestor"]["email"] for row in rows} == {"joao@empresa.com"}
        assert not any("description" in row for row in rows)


def test_example_tickets_of_a_desk_in_january() -> None:
    january = {"start_datetime": "2024-01-01T00:00:00Z", "end_datetime": "2024-01-31T23:59:59Z", "is_closed": True}
    with tiflux() as desk:
        created = desk.must("list_tickets", desk_name="Support", date_type="created_at", **january)
        solved = desk.must("list_tickets", desk_name="Support", date_type="solved_in_time", **january)
        assert numbers(created) == [1502, 1505, 1501]
        assert numbers(solved) == [1505, 1501, 1503]
        assert numbers(desk.must("list_tickets", desk_name="Support", **january)) == numbers(created)
        open_ones = desk.must("list_tickets", desk_name="Support", **{**january, "is_closed": False})
        assert numbers(open_ones) == [1504]


def test_example_appointments() -> None:
    with tiflux() as desk:
        made = desk.must("create_appointment", ticket_number="37", **TIME)
        assert {name: made[name] for name in TIME} == TIME
        (held,) = desk.holds("/tickets/37/appointments")
        assert {name: held[name] for name in TIME} == TIME
        assert held["id"] == made["id"]
        (row,) = desk.must("list_appointments", ticket_number="123", start_date="2025-01-15", end_date="2025-01-15")
        assert (row["init_time"], row["end_time"], row["user"]["id"]) == ("09:00", "10:30", 7)
        assert desk.must("list_appointments", ticket_number="123", end_date="2025-01-14") == []
        assert desk.must("list_appointments", ticket_number="123", user_id=8) == []


def test_an_appointment_with_its_worth_is_read() -> None:
    with tiflux() as desk:
        (row,) = desk.must("list_appointments", ticket_number="3001")
        worth = row["valorization"]
        assert (worth["attendance"], worth["attendance_kind"], worth["value"]) == ("External", "Loose", "150.00")
        assert worth["loose_service"] == {"id": 1, "name": "Visita técnica"}
        assert row["locations"] == [{"id": 1, "latitude": "-26.3044", "longitude": "-48.8487"}]


CHATS: dict[str, tuple[str, dict[str, Any], list[int]]] = {
    "inbox": ("list_inbox_chats", {"origins": "whatsapp", "limit": 10}, [50, 40]),
    "mine": ("list_my_chats", {"department_id": 3}, [43]),
    "in attendance": ("list_in_attendance_chats", {"user_id": 7, "status": "triage"}, [45]),
    "archived": ("list_archived_chats", {"canceled": False, "limit": 50}, [48, 46]),
    "archived, cancelled": ("list_archived_chats", {"canceled": True}, [47]),
    "archived, both": ("list_archived_chats", {}, [48, 47, 46]),
}


@pytest.mark.parametrize("name", CHATS)
def test_example_chats(name: str) -> None:
    tool, arguments, ids = CHATS[name]
    with tiflux() as desk:
        assert [row["id"] for row in desk.must(tool, **arguments)] == ids


def test_example_one_chat() -> None:
    with tiflux() as desk:
        chat = desk.must("get_chat", id=42)
        assert (chat["id"], chat["origin"]["_type"], chat["responsible"]["id"]) == (42, "whatsapp", 7)
        assert chat["ticket"]["number"] == 123


def test_example_stages() -> None:
    with tiflux(clock=Clock(START)) as desk:
        rows = desk.must("get_ticket_stages_slas", ticket_number="32")
        assert [row["stage"]["name"] for row in rows] == ["Aguardando cliente", "Em andamento", "A fazer"]
        assert [row["attended_at"] is None for row in rows] == [True, False, False]
        # A desk without SLA: nothing, and no error.
        assert desk.must("get_ticket_stages_slas", ticket_number="3002") == []


# --- empty is no error, and lists tell how they go on --------------------------------------------------

EMPTY: dict[str, tuple[str, dict[str, Any]]] = {
    "list_tickets": ("list_tickets", {"requestor_email": "nobody@nowhere.example"}),
    "search_client": ("search_client", {"client_name": "no such client"}),
    "search_user": ("search_user", {"name": "no such user"}),
    "search_stage, past the end": ("search_stage", {"desk_id": 1, "offset": 9}),
    "list_internal_communications": ("list_internal_communications", {"ticket_number": "37"}),
    "get_ticket_files": ("get_ticket_files", {"ticket_number": "37"}),
    "list_appointments": ("list_appointments", {"ticket_number": "37"}),
    "list_inbox_chats": ("list_inbox_chats", {"department_id": 4}),
    "list_desks": ("list_desks", {"name": "no such desk"}),
    "list_desks, a part of a name": ("list_desks", {"name": "support "[:4]}),
    "list_desk_priorities": ("list_desk_priorities", {"desk_id": 1, "priority_name": "no such priority"}),
    "list_desk_services_catalogs": ("list_desk_services_catalogs", {"desk_id": 1, "catalog_name": "no such one"}),
    "list_entities": ("list_entities", {"name": "no such group"}),
    "list_entity_fields": ("list_entity_fields", {"entity_id": 10, "field_type": "phone"}),
    "list_entity_field_options": ("list_entity_field_options", {"entity_field_id": 81, "value": "no such option"}),
}


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_found_is_no_error(name: str) -> None:
    tool, arguments = EMPTY[name]
    with tiflux() as desk:
        assert desk.must(tool, **arguments) == []


def test_no_catalog_item_is_an_error() -> None:
    """The one list of which the product says so."""
    with tiflux() as desk:
        answer = desk.call("search_catalog_item", desk_id=1, search="no such item")
        assert answer.is_error
        assert answer.structured == {"result": []}


def pages(desk: TiFlux, tool: str, **arguments: Any) -> list[list[Any]]:
    """Every page, each asked for as the one before it says."""
    found = []
    following: dict[str, Any] | None = {}
    while following is not None:
        answer = desk.call(tool, **{**arguments, **following})
        assert not answer.is_error, text(answer)
        assert answer.structured is not None
        found.append(answer.structured["result"])
        page = answer.meta["page"]
        assert page["returned"] == len(found[-1])
        following = page["next"]
        assert following is None or set(following) == {"offset"}
    return found


WALKS: dict[str, tuple[str, dict[str, Any], list[int]]] = {
    "list_desks": ("list_desks", {"limit": 10}, [10, 10, 3]),
    "list_desks, twenty by default": ("list_desks", {}, [20, 3]),
    "list_tickets": ("list_tickets", {"desk_ids": "1", "limit": 8}, [8, 7]),
    "search_stage": ("search_stage", {"desk_id": 1, "limit": 3}, [3, 1]),
    "list_desk_priorities": ("list_desk_priorities", {"desk_id": 1, "limit": 1}, [1, 1]),
    "list_entity_fields": ("list_entity_fields", {"entity_id": 11, "limit": 5}, [5, 3]),
    # Rows are left out here: the pages are pages of what is left.
    "search_user": ("search_user", {"name": "a", "type": "attendant", "active": True, "limit": 20}, [20, 7]),
    "search_user, twenty by default": ("search_user", {"name": "desk.example"}, [20, 11]),
    "list_desk_priorities, filtered": (
        "list_desk_priorities",
        {"desk_id": 1, "priority_name": "o", "limit": 1},
        [1],
    ),
}


@pytest.mark.parametrize("name", WALKS)
def test_pages_are_numbers_from_one(name: str) -> None:
    tool, arguments, sizes = WALKS[name]
    with tiflux() as desk:
        found = pages(desk, tool, **arguments)
        assert [len(rows) for rows in found] == sizes
        keys = [row.get("id") or row["ticket_number"] for rows in found for row in rows]
        assert len(keys) == len(set(keys))


# --- what a credential may see -------------------------------------------------------------------------


def test_a_user_of_one_desk_sees_that_desk() -> None:
    with tiflux("one-desk") as desk:
        assert [row["id"] for row in desk.must("list_desks")] == [1, 3]
        assert {row["desk"]["id"] for row in desk.must("list_tickets", desk_name="comunicacao")} == {3}
        assert [row["id"] for row in desk.must("search_client", client_name="a")] == [1]


def test_a_ticket_as_a_resource() -> None:
    with tiflux() as desk:
        runner = desk.talk._runner
        found = runner.run(desk.talk.application.read_resource("tiflux://ticket/123"))
        (content,) = found["contents"]
        assert content["mimeType"] == "application/json"
        assert desk.requests[-1].query == (("show_entities", "true"),)
        assert "PED-2025-7" in content["text"]
