"""Closing, cancelling, reopening: each condition alone, all together, and what follows."""

from __future__ import annotations

from typing import Any

import pytest


def test_84429_is_closed_as_the_product_s_page_prints_it(agent: Any) -> None:
    assert agent.put("/tickets/84429/close") == {"message": "Ticket 84429 closed successfully"}
    ticket = agent.get("/tickets/84429")
    assert (ticket["is_closed"], ticket["status"]["default_close"], ticket["is_revised"]) == (True, True, False)
    assert 84429 not in agent.numbers()
    assert 84429 in agent.numbers(is_closed=True)


@pytest.mark.parametrize("number", [123, 2010])
def test_others_that_may_be_closed(agent: Any, number: int) -> None:
    assert agent.put(f"/tickets/{number}/close")["message"] == f"Ticket {number} closed successfully"


CONDITIONS = {
    2001: {"stage_id"},
    2002: {"pre_appointments"},
    2003: {"stopped"},
    2004: {"equipment_loans"},
    2005: {"ticket_checklists"},
    2006: {"responsible_id"},
    2007: {"appointments"},
    2008: {"ticket_answers"},
    2009: {
        "stage_id", "pre_appointments", "stopped", "equipment_loans", "ticket_checklists", "responsible_id",
        "appointments",
    },
    3003: {"appointments"},
}  # fmt: skip


@pytest.mark.parametrize(("number", "keys"), CONDITIONS.items())
def test_every_condition_of_closing_is_told_under_its_key(agent: Any, number: int, keys: set[str]) -> None:
    assert set(agent.refused(42206, "PUT", f"/tickets/{number}/close")) == keys
    assert agent.get(f"/tickets/{number}")["is_closed"] is False


def test_a_desk_may_want_a_catalog_item_to_close(desk: Any) -> None:
    desk.world.desks.rows[1]["services_catalog_item"] = True
    assert set(desk.as_("agent").refused(42206, "PUT", "/tickets/123/close")) == {"services_catalogs_item_id"}


def test_what_is_settled_no_longer_stands_in_the_way(agent: Any) -> None:
    agent.put("/tickets/2001", {"stage_id": 2})
    agent.put("/tickets/2003", {"stopped": False})
    agent.put("/tickets/2006", {"responsible_id": 8})
    times = {"date": "2025-02-08", "init_time": "09:00", "end_time": "09:30", "description": "d"}
    agent.post("/tickets/2007/appointments", times)
    agent.form("/tickets/2008/answers", {"name": "done"})
    checklist = agent.get("/tickets/2005/checklists")[0]
    assert checklist["pending"]
    agent.put(f"/tickets/2005/checklists/{checklist['id']}/items/0", {"value": "sim"})
    for number in (2001, 2003, 2005, 2006, 2007, 2008):
        agent.put(f"/tickets/{number}/close")


@pytest.mark.parametrize("number", [37, 123, 84429])
def test_cancelling(agent: Any, number: int) -> None:
    assert agent.put(f"/tickets/{number}/cancel") == {"message": f"Ticket {number} canceled successfully"}
    ticket = agent.get(f"/tickets/{number}")
    assert (ticket["is_closed"], ticket["status"]["default_canceled"]) == (True, True)
    assert agent.numbers(filter_by="canceled", client_ids=str(ticket["client"]["id"]))[0] == number


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        (2002, {"pre_appointments"}),
        (2004, {"equipment_loans"}),
        (2009, {"pre_appointments", "equipment_loans"}),
        (2011, {"desk_id"}),
        (1501, {"error"}),
    ],
)
def test_conditions_of_cancelling(agent: Any, number: int, keys: set[str]) -> None:
    assert set(agent.refused(42206, "PUT", f"/tickets/{number}/cancel")) == keys


def test_closing_twice_is_refused(agent: Any) -> None:
    agent.put("/tickets/123/close")
    assert set(agent.refused(42206, "PUT", "/tickets/123/close")) == {"error"}


def test_reopening(admin: Any) -> None:
    admin.put("/tickets/84429/close")
    assert admin.put("/tickets/84429/reopen") == {"message": "Ticket 84429 reopened successfully"}
    ticket = admin.get("/tickets/84429")
    assert (ticket["is_closed"], ticket["reopen_count"], ticket["status"]["name"]) == (False, 1, "Aberto")
    assert ticket["last_reopen_date"] == "2026-03-02T12:00:02Z"
    detail = admin.refused(42207, "PUT", "/tickets/84429/reopen", json={"disapproval_reason": ""})
    assert detail == {"error": ["Unable to reopen. Ticket is already open"]}


def test_reopening_is_free_for_one_s_own_review_only(desk: Any) -> None:
    """Ticket 84429 was opened by user 7."""
    desk.as_("agent").put("/tickets/84429/close")
    desk.as_("no-users").refused(40301, "PUT", "/tickets/84429/reopen")
    desk.as_("agent").put("/tickets/84429/reopen", {"disapproval_reason": "still broken"})
    desk.as_("agent").put("/tickets/2010/close")
    desk.as_("agent").refused(40301, "PUT", "/tickets/2010/reopen")


@pytest.mark.parametrize("number", [3005, 1505, 3004])
def test_revised_cancelled_and_overdue_tickets_stay_closed(admin: Any, number: int) -> None:
    assert admin.refused(42207, "PUT", f"/tickets/{number}/reopen")["error"][0].startswith("Unable to reopen.")


def test_the_limit_to_reopening_is_seven_days(desk: Any) -> None:
    admin = desk.as_("admin")
    admin.put("/tickets/84429/close")
    desk.clock.advance(days=6)
    admin.put("/tickets/84429/reopen")
    admin.put("/tickets/84429/close")
    desk.clock.advance(days=8)
    admin.refused(42207, "PUT", "/tickets/84429/reopen")
