"""Chats: the four lists and their filters, one of them, handing on, archiving, writing; who may see WhatsApp."""

from __future__ import annotations

from typing import Any

import pytest

ALL = ("inbox", "mine", "in_attendance", "archived")


def _ids(caller: Any, name: str, **query: Any) -> list[int]:
    return [row["id"] for row in caller.get(f"/chats/{name}", **query)]


@pytest.mark.parametrize(
    ("name", "query", "found"),
    [
        ("inbox", {}, [50, 49, 41, 40]),
        ("inbox", {"origins": "whatsapp", "limit": 10}, [50, 40]),
        ("inbox", {"origins": "whatsapp,site_widget"}, [50, 41, 40]),
        ("inbox", {"client_id": 1}, [50]),
        ("inbox", {"department_id": 1}, [41]),
        ("inbox", {"requestor_id": 11}, [50]),
        ("inbox", {"started_by": "Campaign"}, [49]),
        ("inbox", {"number": 5547999990001}, [40]),
        ("inbox", {"created_at_start": "2025-04-02"}, [50, 49]),
        ("inbox", {"created_at_end": "2025-04-01"}, [41, 40]),
        ("inbox", {"created_at_end": "2025-04-01T09:10:00Z"}, [40]),
        ("mine", {}, [45, 43, 42]),
        ("mine", {"department_id": 3}, [43]),
        ("in_attendance", {}, [45, 44, 43, 42]),
        ("in_attendance", {"user_id": 7, "status": "triage"}, [45]),
        ("in_attendance", {"status": "waiting_attendance"}, [44, 42]),
        ("in_attendance", {"status": "waiting_client"}, [43]),
        ("in_attendance", {"user_id": 1}, [44]),
        ("archived", {}, [48, 47, 46]),
        ("archived", {"canceled": False, "limit": 50}, [48, 46]),
        ("archived", {"canceled": True}, [47]),
        ("archived", {"finished_at_start": "2025-03-22"}, [48]),
        ("archived", {"finished_at_end": "2025-03-20"}, [46]),
    ],
)
def test_lists_and_filters(agent: Any, name: str, query: dict[str, Any], found: list[int]) -> None:
    assert _ids(agent, name, **query) == found


@pytest.mark.parametrize(
    ("name", "more"),
    [("inbox", set()), ("mine", set()), ("in_attendance", {"responsible"}), ("archived", {"canceled"})],
)
def test_what_a_row_has(agent: Any, name: str, more: set[str]) -> None:
    rows = {frozenset(row) for row in agent.get(f"/chats/{name}")}
    assert rows == {frozenset(agent.get("/chats/inbox")[0]) | more}


def test_one_chat_has_everything(agent: Any) -> None:
    chat = agent.get("/chats/42")
    assert chat["origin"] == {
        "integration_id": 4, "_type": "whatsapp", "fields": {"phone": "5547999990002", "name": "Contato"},
    }  # fmt: skip
    assert chat["ticket"] == {"number": 123, "title": "Instalar programa de notas"}
    assert (chat["responsible"]["id"], chat["requestor"]["email"]) == (7, "joao@empresa.com")
    assert chat["last_client_message"] == "2025-04-01T10:07:00Z"
    assert (chat["canceled"], chat["is_campaign"], chat["services_catalog"]) == (False, False, None)
    assert agent.get("/chats/49")["is_campaign"] is True
    assert agent.get("/chats/41")["requestor"] == {"id": None, "email": None, "name": "Visitante"}
    assert agent.get("/chats/48")["assessment"] == 2
    assert agent.refused(40401, "GET", "/chats/999") == {"error": ["Couldn't find Chat with 'id'=\"999\""]}


def test_messages_are_chronological(agent: Any) -> None:
    rows = agent.get("/chats/42/messages")
    assert [row["direction"] for row in rows] == ["inbound", "outbound", "inbound", "inbound"]
    assert rows[2]["quoted_message"]["id"] == rows[1]["id"]
    assert rows[3]["media"]["is_voice"] is True
    assert "media" not in rows[0]
    assert agent.get("/chats/42/messages", limit=3, offset=2) == rows[3:]


def test_whatsapp_needs_its_licence(desk: Any) -> None:
    caller = desk.as_("no-whatsapp")
    assert _ids(caller, "inbox") == [41]
    assert caller.get("/chats/44")["id"] == 44
    detail = caller.refused(40304, "GET", "/chats/42")
    assert detail == {"error": ["You do not have the required 'whatsapp' license to access this route"]}
    for name in ALL:
        caller.refused(40304, "GET", f"/chats/{name}", params={"number": "1"})


def test_chats_need_no_tickets_licence_but_their_permission(desk: Any) -> None:
    assert _ids(desk.as_("no-tickets"), "inbox")
    desk.as_("reports").refused(40301, "GET", "/chats/inbox")


# --- writing -------------------------------------------------------------------------------------------


def test_handing_a_chat_on(agent: Any) -> None:
    chat = agent.put("/chats/40", {"user_id": 7, "department_id": 1, "ticket_number": 32})
    assert (chat["responsible"]["id"], chat["department"]["id"], chat["ticket"]["number"]) == (7, 1, 32)
    assert chat["assumed_at"] == "2026-03-02T12:00:01Z"
    assert 40 in _ids(agent, "mine")
    assert 40 not in _ids(agent, "inbox")


@pytest.mark.parametrize(
    ("number", "body", "keys"),
    [
        (40, {}, {"error"}),
        (40, {"user_id": 31}, {"user_id"}),
        (40, {"user_id": 999}, {"user_id"}),
        (40, {"department_id": 9}, {"department_id"}),
        (40, {"ticket_number": 9}, {"ticket_number"}),
        (46, {"user_id": 7}, {"error"}),
        (47, {"user_id": 7}, {"error"}),
    ],
)
def test_what_a_chat_refuses(agent: Any, number: int, body: Any, keys: set[str]) -> None:
    assert set(agent.refused(42202, "PUT", f"/chats/{number}", json=body)) == keys


def test_archiving(make_desk: Any) -> None:
    agent = make_desk().as_("agent")
    assert agent.put("/chats/42/archive", status=202) is None
    assert agent.get("/chats/42")["archived"] is True
    assert 42 in _ids(agent, "archived", canceled=False)
    agent.refused(42202, "PUT", "/chats/42/archive", json={})
    strict = make_desk(chat_needs_catalog=True).as_("agent")
    assert set(strict.refused(42202, "PUT", "/chats/42/archive", json={})) == {"services_catalogs_item_id"}
    strict.put("/chats/42/archive", {"services_catalogs_item_id": 601}, status=202)
    assert strict.get("/chats/42")["services_catalog"]["item_name"] == "Trocar teclado"


def test_a_message_opens_a_chat_and_goes_on_in_it(agent: Any) -> None:
    phone = 5547911112222
    assert agent.post("/chats/send_message", {"number": phone, "integration_id": 1, "message": "Oi"}) is None
    parameters = {"template_id": "boas_vindas", "parameters": ["Ana"], "client_id": 1, "archive": False}
    agent.post("/chats/send_message", {"number": phone, "integration_id": 1, **parameters})
    (chat,) = agent.get("/chats/in_attendance", number=phone)
    assert (chat["started_by"], chat["client"]["id"], chat["responsible"]["id"]) == ("API", 1, 7)
    texts = [row["text"] for row in agent.get(f"/chats/{chat['id']}/messages")]
    assert texts == ["Oi", "Olá Ana, como podemos ajudar?"]


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({"number": None}, {"number"}),
        ({"integration_id": 99}, {"integration_id"}),
        ({"message": None}, {"message"}),
        ({"message": None, "template_id": "6f1c-gup"}, {"template_id"}),
        ({"department_id": 99}, {"department_id"}),
    ],
)
def test_what_a_message_needs(agent: Any, change: dict[str, Any], keys: set[str]) -> None:
    body = {"number": 5547911112222, "integration_id": 1, "message": "Oi", **change}
    assert set(agent.refused(42202, "POST", "/chats/send_message", json=body)) == keys


def test_templates(agent: Any) -> None:
    assert [row["name"] for row in agent.get("/templates/gupshup")] == ["6f1c-gup"]
    assert [row["name"] for row in agent.get("/templates/whatsapp_cloud", status="PENDING")] == ["cobranca"]
    assert agent.get("/templates/whatsapp_cloud", integration_id=2) == []
