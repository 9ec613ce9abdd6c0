"""Rules 18 to 25: what a reply does, when it reopens, and how long it can be changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest


def _say(caller: Any, desk: Any, words: str, body: str = "Again.", **more: Any) -> Any:
    return caller.post(desk.url(words, "/replies"), {"body": body, **more})


def test_rule_18_a_users_reply_reopens_within_the_window(desk: Any) -> None:
    desk.as_("admin").patch(desk.url("Mail rules"), {"assignee_id": desk.person("Stella")})
    desk.world.mails.clear()
    assert _say(desk.as_("user"), desk, "Mail rules").status_code == 201
    ticket = desk.ticket("Mail rules")
    assert (desk.status_name("Mail rules"), ticket.resolved_at, ticket.reopened) == ("New", None, True)
    assert ("ticket_reopened", "stella@example.com") in {(m.template, m.to) for m in desk.world.mails}


@pytest.mark.parametrize(("late", "status"), [(0, 201), (1, 403)])
def test_rule_18_the_boundary_instant_is_inside(desk: Any, late: int, status: int) -> None:
    ticket = desk.ticket("Mail rules")
    # The write itself takes a second.
    wait = ticket.resolved_at + timedelta(days=7) - desk.clock.now() - timedelta(seconds=1 - late)
    desk.world.last_sweep += wait  # the hourly job is not what is tried here
    desk.clock.advance(seconds=wait.total_seconds())
    assert _say(desk.as_("user"), desk, "Mail rules").status_code == status


def test_rule_19_the_target_status_is_a_setting(desk: Any) -> None:
    admin = desk.as_("admin")
    for wrong in ("Closed", "Resolved", "Nowhere"):
        assert admin.patch("/api/admin/settings", {"reopen_target_status_name": wrong}).status_code == 400
    admin.patch("/api/admin/settings", {"reopen_target_status_name": "In Progress"})
    _say(desk.as_("user"), desk, "Mail rules")
    assert desk.status_name("Mail rules") == "In Progress"


def test_rule_20_outside_the_window_or_closed_a_user_is_refused(desk: Any) -> None:
    assert _say(desk.as_("user"), desk, "Printer").status_code == 403
    assert _say(desk.as_("user2"), desk, "Heating").status_code == 403
    assert desk.status_name("Printer") == "Resolved"


def test_rule_20_zero_days_turns_reopening_off(desk: Any) -> None:
    desk.as_("admin").patch("/api/admin/settings", {"reopen_window_days": 0})
    assert _say(desk.as_("user"), desk, "Mail rules").status_code == 403


def test_rule_21_staff_replies_and_notes_never_reopen(desk: Any) -> None:
    staff = desk.as_("staff")
    assert _say(staff, desk, "Mail rules").status_code == 201
    assert _say(staff, desk, "Mail rules", is_internal=True).status_code == 201
    assert _say(staff, desk, "Heating").status_code == 201
    assert (desk.status_name("Mail rules"), desk.status_name("Heating")) == ("Resolved", "Closed")


def test_rule_22_the_hourly_job_closes_what_expired(desk: Any) -> None:
    desk.clock.advance(minutes=59)
    desk.as_("user").get("/api/tickets")
    assert desk.status_name("Printer") == "Resolved"
    desk.clock.advance(minutes=1)
    desk.as_("user").get("/api/tickets")
    assert (desk.status_name("Printer"), desk.status_name("Mail rules")) == ("Closed", "Resolved")


@pytest.mark.parametrize("body", ["", "  \n", None, 3])
def test_rule_24_a_blank_reply_is_a_bad_request(desk: Any, body: Any) -> None:
    answer = desk.as_("user").post(desk.url("Laptop", "/replies"), {"body": body})
    assert (answer.status_code, answer.json()["error"]) == (400, "body is required")


def test_a_user_may_not_write_a_note(desk: Any) -> None:
    assert _say(desk.as_("user"), desk, "Laptop", is_internal=True).status_code == 403
    assert _say(desk.as_("user"), desk, "Laptop", is_internal="yes").status_code == 400
    assert desk.ticket("Laptop").replies == []


def test_rule_25_a_user_changes_an_own_reply_for_15_minutes(desk: Any) -> None:
    uma = desk.as_("user")
    made = _say(uma, desk, "Laptop").json()
    path = desk.url("Laptop", f"/replies/{made['id']}")
    edited = uma.patch(path, {"body": "Better."}).json()
    assert (edited["body"], edited["edited_at"] is None) == ("Better.", False)
    desk.clock.advance(minutes=16)
    assert uma.patch(path, {"body": "Late."}).status_code == 403
    assert uma.delete(path).status_code == 403
    assert desk.as_("staff").patch(path, {"body": "By staff."}).status_code == 200


def test_rule_25_never_somebody_elses(desk: Any) -> None:
    theirs = next(r for r in desk.ticket("finance").replies)
    path = desk.url("finance", f"/replies/{theirs.id}")
    assert desk.as_("user").patch(path, {"body": "x"}).status_code == 403
    assert desk.as_("user").delete(desk.url("Laptop", f"/replies/{theirs.id}")).status_code == 404


def test_a_deleted_reply_leaves_a_placeholder_for_staff(desk: Any) -> None:
    uma, staff = desk.as_("user"), desk.as_("staff")
    made = _say(uma, desk, "Laptop", "My secret.").json()
    path = desk.url("Laptop", f"/replies/{made['id']}")
    assert uma.delete(path).status_code == 204
    assert uma.get(desk.url("Laptop", "/replies")).json() == {"data": []}
    (left,) = staff.get(desk.url("Laptop", "/replies")).json()["data"]
    assert left["body"] == "[deleted]"
    assert desk.world.audit[-1]["body"] == "My secret."
    assert staff.delete(path).status_code == 404
