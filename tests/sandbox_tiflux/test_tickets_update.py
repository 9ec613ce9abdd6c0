"""Changing tickets: one field at a time, null, followers, priority and its reason, another desk, a paused SLA."""

from __future__ import annotations

from typing import Any

import pytest

TICKET = "/tickets/123"


@pytest.mark.parametrize(
    ("change", "place", "value"),
    [
        ({"title": "New"}, ("title",), "New"),
        ({"description": "<b>x</b>"}, ("description",), "<b>x</b>"),
        ({"stage_id": 3}, ("stage", "name"), "Aguardando cliente"),
        ({"responsible_id": 8}, ("responsible", "id"), 8),
        ({"responsible_id": None}, ("responsible",), None),
        ({"status_id": 2}, ("status", "name"), "Em espera"),
        ({"services_catalogs_item_id": 602}, ("services_catalog", "id"), 602),
        ({"services_catalogs_item_id": None}, ("services_catalog",), None),
        ({"client_id": 2}, ("client", "id"), 2),
        ({"requestor_id": 1}, ("requestor", "email"), "joao@empresa.com"),
        ({"ticket_reference_number": 32}, ("ticket_reference", "ticket_number"), 32),
        ({"priority_id": 18, "priority_change_reason": "why"}, ("priority", "name"), "Low"),
        ({"priority_id": 18, "priority_change_reason": "why"}, ("priority_change_reason",), "why"),
        ({"priority_id": 17}, ("priority", "name"), "High"),
        ({"followers": "x@y.example, z@y.example"}, ("followers",), "x@y.example,z@y.example"),
        ({"followers": ""}, ("followers",), ""),
        ({"stopped": True, "stop_answer": "part"}, ("sla_info", "stopped"), True),
        ({"stopped": True, "stop_answer": "part"}, ("sla_info", "desactivate_sla_reason"), "part"),
        ({}, ("title",), "Instalar programa de notas"),
    ],
)
def test_a_change_is_answered_bare_and_stays(
    agent: Any, change: dict[str, Any], place: tuple[str, ...], value: Any
) -> None:
    answer = agent.put(TICKET, change)
    read = agent.get(TICKET)
    assert answer == read
    for name in place:
        read = read[name]
    assert read == value


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"title": ""}, {"title": ["can't be blank"]}),
        ({"stage_id": 201}, {"stage_id": ["stage not found or does not belongs to desk"]}),
        ({"stage_id": None}, {"stage_id": ["can't be blank"]}),
        ({"responsible_id": 999}, {"responsible_id": ["responsible not found"]}),
        ({"client_id": 999}, {"client_id": ["client not found"]}),
        ({"requestor_id": 10}, {"requestor_id": ["requestor does not belongs to client"]}),
        ({"requestor_id": 9999}, {"requestor_id": ["requestor not found"]}),
        ({"followers": "nobody"}, {"followers": ["'nobody' is not a valid email"]}),
        ({"followers": "JOAO@empresa.com"}, {"followers": ["requestor cannot be follower"]}),
        ({"status_id": 4}, None),
        ({"ticket_reference_number": 123}, {"ticket_reference_number": ["ticket cannot be its own reference"]}),
        ({"ticket_reference_number": 124}, {"ticket_reference_number": ["ticket cannot be its own reference"]}),
        ({"stopped": True}, {"stop_answer": ["can't be blank"]}),
        ({"desk_id": 24}, {"desk_id": ["desks are not related"]}),
        ({"desk_id": 8}, {"desk_id": ["desk not found"]}),
        ({"desk_id": 999}, {"desk_id": ["desk not found"]}),
        ({"desk_id": 6}, {"services_catalogs_item_id": ["target desk needs a services catalogs item"]}),
        ({"desk_id": 2, "priority_change_reason": "x"}, None),
        ({"desk_id": 2, "priority_id": 18}, {"priority_id": ["priority not found or does not belongs to desk"]}),
        ({"desk_id": 2, "stage_id": 2}, {"stage_id": ["stage not found or does not belongs to desk"]}),
    ],
)
def test_what_is_wrong_changes_nothing(agent: Any, change: dict[str, Any], detail: Any) -> None:
    before = agent.get(TICKET)
    told = agent.refused(42202, "PUT", TICKET, json=change)
    assert detail is None or told == detail
    assert agent.get(TICKET) == before


def test_a_priority_of_the_same_desk_needs_a_reason(agent: Any) -> None:
    detail = agent.refused(42201, "PUT", TICKET, json={"priority_id": 18})
    assert detail == {"priority_change_reason": ["can't be blank"]}


def test_moving_to_a_related_desk(agent: Any) -> None:
    ticket = agent.put(TICKET, {"desk_id": 2})
    assert (ticket["desk"]["id"], ticket["stage"]["name"], ticket["priority"]) == (2, "Backlog", None)
    back = agent.put(TICKET, {"desk_id": 1, "stage_id": 2, "priority_id": 18})
    assert (back["stage"]["id"], back["priority"]["id"]) == (2, 18)
    assert [row["desk"]["id"] for row in agent.get(TICKET + "/stages-slas")] == [1, 2, 1, 1]
    infra = agent.put(TICKET, {"desk_id": 6, "services_catalogs_item_id": 801})
    assert infra["services_catalog"]["catalog_name"] == "Infraestrutura"


def test_a_desk_may_forbid_moving_and_pausing(agent: Any) -> None:
    assert "desk_id" in agent.refused(42202, "PUT", "/tickets/2011", json={"desk_id": 1})
    pause = {"stopped": True, "stop_answer": "x"}
    assert "stopped" in agent.refused(42202, "PUT", "/tickets/3002", json=pause)


@pytest.mark.parametrize("value", [False, "false", "f", "0", 0, None])
def test_these_are_false(agent: Any, value: Any) -> None:
    agent.put(TICKET, {"stopped": True, "stop_answer": "x"})
    assert agent.put(TICKET, {"stopped": value})["sla_info"]["stopped"] is False


@pytest.mark.parametrize("value", [True, "true", "no", "False", 1, "1"])
def test_anything_else_is_true(agent: Any, value: Any) -> None:
    assert agent.put(TICKET, {"stopped": value, "stop_answer": "x"})["sla_info"]["stopped"] is True


def test_another_client_s_requestor_is_unlinked(agent: Any) -> None:
    requestor = agent.put(TICKET, {"client_id": 2})["requestor"]
    assert (requestor["id"], requestor["name"]) == (None, "João da Empresa")
    assert agent.put("/tickets/124", {"ticket_reference_number": None})["ticket_reference"] == {}


def test_only_open_tickets_change_and_only_for_editors(desk: Any) -> None:
    assert desk.as_("agent").refused(42202, "PUT", "/tickets/1501", json={"title": "x"})["error"]
    desk.as_("reports").refused(40301, "PUT", TICKET, json={"title": "x"})
    desk.as_("one-desk").refused(40301, "PUT", "/tickets/3006", json={"title": "x"})
    desk.as_("one-desk").refused(40301, "PUT", TICKET, json={"desk_id": 2})


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"a": NaN}'])
def test_a_body_is_a_json_object(agent: Any, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    agent.refused(40003, "PUT", TICKET, content=content, headers=headers, checked=False)
