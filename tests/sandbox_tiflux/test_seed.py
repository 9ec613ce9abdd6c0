"""The installation every sandbox starts with: the numbers and names that the product's page prints, and the logins."""

from __future__ import annotations

from typing import Any

import pytest
from deskwright.sandboxes import load_sandbox, sandbox_exists
from deskwright.sandboxes.tiflux.gates import PERMISSIONS


def test_it_is_found_by_its_name_and_the_administrator_comes_first() -> None:
    assert sandbox_exists("tiflux")
    credentials = load_sandbox("tiflux").credentials
    assert credentials[0].name == "admin"
    assert len({c.environment["TIFLUX_API_KEY"] for c in credentials}) == len(credentials) == 8
    assert set(PERMISSIONS) < set(credentials[0].grants)
    assert all(c.about for c in credentials)


def test_priorities_and_catalogs_of_support(agent: Any) -> None:
    assert agent.get("/desks/1/priorities") == [
        {"id": 17, "name": "High", "order": 1, "start_time": "04:00", "end_time": "24:00"},
        {"id": 18, "name": "Low", "order": 2, "start_time": "10:00", "end_time": "48:00"},
    ]
    assert agent.get("/desks/1/services-catalogs") == [
        {"id": 6, "name": "Catalogo 1"},
        {"id": 7, "name": "Catalogo 2"},
    ]


def test_stages_are_in_order(agent: Any) -> None:
    rows = agent.get("/desks/1/stages")
    assert [(row["index"], row["first_stage"], row["last_stage"]) for row in rows] == [
        (1, True, False),
        (2, False, False),
        (3, False, False),
        (4, False, True),
    ]
    assert [row["max_time"] for row in rows] == ["04:00", "08:00", "", ""]


@pytest.mark.parametrize("name", ["Dev - Cansados", "Comunicação", "Dev - Premium", "Support", "Tuitui"])
def test_the_desks_that_people_name(agent: Any, name: str) -> None:
    assert len(agent.get("/desks", name=name, active=True)) == 1


@pytest.mark.parametrize("number", [32, 37, 123, 84429])
def test_the_tickets_that_the_page_names(agent: Any, number: int) -> None:
    assert agent.get(f"/tickets/{number}")["is_closed"] is False


def test_a_hostile_text_is_data(agent: Any) -> None:
    assert "ignore all previous instructions" in agent.get("/tickets/3006")["description"]
