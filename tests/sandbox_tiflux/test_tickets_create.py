"""Creating tickets: the form, what is required where, who asks, files and custom fields."""

from __future__ import annotations

import json
from typing import Any

import pytest

BODY = {"title": "T", "description": "<p>D</p>", "client_id": 1, "desk_id": 1, "priority_id": 17}


def _created(caller: Any, **more: Any) -> Any:
    body = {name: value for name, value in {**BODY, **more}.items() if value is not None}
    answer = caller.form("/tickets", body)
    assert answer.status_code == 201, answer.text
    assert set(answer.json()) == {"ticket"}
    return answer.json()["ticket"]


def _detail(caller: Any, **more: Any) -> Any:
    body = {name: value for name, value in {**BODY, **more}.items() if value is not None}
    answer = caller.form("/tickets", body)
    assert (answer.status_code, answer.json()["error_code"]) == (422, 42202), answer.text
    return answer.json()["detail"]


def test_a_ticket_is_created_stays_and_can_be_read(agent: Any) -> None:
    ticket = _created(agent)
    assert ticket["ticket_number"] == 84430
    assert (ticket["stage"]["id"], ticket["status"]["default_open"]) == (1, True)
    assert (ticket["created_by_id"], ticket["created_by_way_of"]) == (7, "API")
    assert ticket["requestor"] == {
        "id": None, "name": "João Silva", "email": "agent@desk.example", "telephone": "", "ramal": None,
    }  # fmt: skip
    assert ticket["sla_info"]["attend_expiration"] == "2026-03-02T16:00:01Z"
    assert agent.get("/tickets/84430") == ticket
    assert 84430 in agent.numbers(desk_ids="1")


def test_a_urlencoded_form_is_taken_and_json_is_not(agent: Any) -> None:
    answer = agent.send("POST", "/tickets", data=BODY)
    assert answer.status_code == 201
    agent.refused(41501, "POST", "/tickets", json=BODY, checked=False)


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"title": None, "description": " "}, {"title": ["can't be blank"], "description": ["can't be blank"]}),
        ({"desk_id": None}, {"desk_id": ["can't be blank", "is not a number"]}),
        ({"desk_id": "x"}, {"desk_id": ["is not a number"]}),
        ({"desk_id": 999}, {"desk_id": ["desk not found"]}),
        ({"desk_id": 8, "priority_id": 811}, {"desk_id": ["desk is not receiving new tickets"]}),
        ({"client_id": None}, {"client_id": ["can't be blank", "is not a number"]}),
        ({"client_id": 5}, {"client_id": ["client not found"]}),
        ({"priority_id": None}, {"priority_id": ["can't be blank", "is not a number"]}),
        ({"priority_id": 211}, {"priority_id": ["priority not found or does not belongs to desk"]}),
        ({"services_catalogs_item_id": 801}, None),
        ({"stage_id": 201}, {"stage_id": ["stage not found or does not belongs to desk"]}),
        ({"status_id": 3}, None),
        ({"status_id": 9}, {"status_id": ["status not found"]}),
        ({"requestor_id": 9999}, {"requestor_id": ["requestor not found"]}),
        ({"requestor_id": 1}, {"requestor_id": ["requestor does not belongs to client"]}),
        ({"requestor_email": "nobody"}, {"requestor_email": ["is not a valid email"]}),
        ({"responsible_id": 14}, {"responsible_id": ["responsible not found"]}),
        ({"responsible_id": 31}, {"responsible_id": ["responsible not found"]}),
        ({"ticket_reference_number": 9}, {"ticket_reference_number": ["ticket not found or without permission"]}),
        ({"equipment_id": 2}, {"equipment_id": ["equipment not found"]}),
        ({"followers": "a@x.example, b"}, {"followers": ["'b' is not a valid email"]}),
        (
            {"followers": "pedro.alves@acme.example", "requestor_id": 10},
            {"followers": ["requestor cannot be follower"]},
        ),
        ({"entities": "{"}, {"entities": ["could not be parsed"]}),
        ({"files[]": "text"}, {"files": ["item is not a file"]}),
    ],
)
def test_what_is_wrong_is_told_by_field(desk: Any, change: dict[str, Any], detail: Any) -> None:
    told = _detail(desk.as_("agent"), **change)
    assert detail is None or told == detail
    assert 84430 not in desk.world.tickets.rows


def test_a_desk_wants_the_catalog_item_or_the_priority(agent: Any) -> None:
    blank = ["can't be blank", "is not a number"]
    assert _detail(agent, desk_id=6, priority_id=None) == {"services_catalogs_item_id": blank}
    ticket = _created(agent, desk_id=6, priority_id=None, services_catalogs_item_id=802)
    assert (ticket["priority"], ticket["services_catalog"]["item_name"]) == (None, "Wi-Fi")
    assert ticket["sla_info"]["attend_expiration"].startswith("2026-03-02T14:00:")
    assert _detail(agent, desk_id=6, priority_id=None, services_catalogs_item_id=601)


def test_a_desk_wants_the_fields_of_its_form(agent: Any) -> None:
    form = {"desk_id": 9, "priority_id": 911}
    blank = ["can't be blank"]
    assert _detail(agent, **form) == {"requestor_name": blank, "requestor_email": blank}
    assert _created(agent, requestor_id=10, **form)


def test_a_desk_out_of_reach_is_forbidden(desk: Any) -> None:
    answer = desk.as_("one-desk").form("/tickets", {**BODY, "desk_id": 2, "priority_id": 211})
    assert (answer.status_code, answer.json()["error_code"]) == (403, 40301)
    desk.world.desks.rows[2]["user_without_access_create_ticket"] = True
    assert desk.as_("one-desk").form("/tickets", {**BODY, "desk_id": 2, "priority_id": 211}).status_code == 201


@pytest.mark.parametrize(
    ("given", "number", "name"),
    [
        ({"requestor_id": 10, "requestor_name": "Other"}, 10, "Pedro Alves"),
        ({"requestor_email": "Pedro.Alves@acme.example"}, 10, "Pedro Alves"),
        ({"requestor_name": "Nobody", "requestor_email": "n@x.example", "requestor_telephone": "47"}, None, "Nobody"),
        ({"requestor_name": "Pedro Alves"}, None, "Pedro Alves"),
    ],
)
def test_who_asks(agent: Any, given: dict[str, Any], number: int | None, name: str) -> None:
    requestor = _created(agent, **given)["requestor"]
    assert (requestor["id"], requestor["name"]) == (number, name)


def test_the_id_of_a_client_s_user_is_not_that_of_a_requestor(agent: Any) -> None:
    """User 32 is no requestor; user 31 and requestor 31 are the same person by chance."""
    assert _detail(agent, requestor_id=32) == {"requestor_id": ["requestor not found"]}
    assert _created(agent, requestor_id=31)["requestor"]["name"] == "Maria Cardoso"


def test_everything_at_once(agent: Any) -> None:
    ticket = _created(
        agent,
        stage_id=2,
        status_id=2,
        responsible_id=8,
        followers="a@x.example,b@x.example",
        ticket_reference_number=123,
        equipment_id=1,
        services_catalogs_item_id=603,
        entities=json.dumps([{"entity_field_id": 72, "value": "P-1"}]),
    )
    assert (ticket["stage"]["id"], ticket["status"]["name"], ticket["responsible"]["id"]) == (2, "Em espera", 8)
    assert ticket["followers"] == "a@x.example,b@x.example"
    assert ticket["ticket_reference"]["ticket_number"] == 123
    assert ticket["equipment"]["name"] == "Notebook da recepção"
    filled = agent.get(f"/tickets/{ticket['ticket_number']}", include_filled_entity=True)["entity_fields"]
    assert [entry["value"] for entry in filled] == ["P-1"]


def test_wrong_custom_fields_leave_no_ticket(desk: Any) -> None:
    detail = _detail(desk.as_("agent"), entities=json.dumps([{"entity_field_id": 76, "value": "x"}]))
    assert detail == {"entities": ["The property '#/0/value': Is not a valid email"]}
    assert 84430 not in desk.world.tickets.rows
    assert _created(desk.as_("agent"))


def test_files_are_kept_byte_for_byte(desk: Any) -> None:
    content = bytes(range(256)) * 3
    files = [("files[]", ("relatório 1.bin", content, "application/octet-stream")), ("files[]", ("b.txt", b"\r\n"))]
    answer = desk.as_("agent").form("/tickets", BODY, files)
    number = answer.json()["ticket"]["ticket_number"]
    stored = desk.world.files_of("ticket", number)
    assert [(row["file_name"], row["content"]) for row in stored] == [("relatório 1.bin", content), ("b.txt", b"\r\n")]
    listed = desk.as_("agent").get(f"/tickets/{number}/files")
    assert [(row["file_name"], row["size"]) for row in listed] == [("relatório 1.bin", 768), ("b.txt", 2)]
    assert listed[0]["url"].endswith("relat%C3%B3rio%201.bin")
