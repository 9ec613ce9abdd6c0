"""Rules 8 to 17 and 26 to 28: creating, changing, resolving, assigning; and how lists are asked for."""

from __future__ import annotations

from typing import Any

import pytest


def _body(desk: Any, **more: Any) -> dict[str, Any]:
    return {"subject": "S", "description": "D", "category_id": desk.node("Hardware"), **more}


@pytest.mark.parametrize("field", ["subject", "description", "category_id"])
@pytest.mark.parametrize("value", [None, "", "   ", 7])
def test_rule_8_required_fields_are_named(desk: Any, field: str, value: Any) -> None:
    answer = desk.as_("user").post("/api/tickets", _body(desk, **{field: value}))
    assert answer.status_code == 400
    assert field in answer.json()["error"]


def test_rule_8_the_subject_has_255_characters_at_most(desk: Any) -> None:
    assert desk.as_("user").post("/api/tickets", _body(desk, subject="x" * 256)).status_code == 400
    assert desk.as_("user").post("/api/tickets", _body(desk, subject=" " + "x" * 255)).status_code == 201


def test_rule_9_it_begins_as_new_and_belongs_to_the_caller(desk: Any) -> None:
    ticket = desk.as_("user").post("/api/tickets", _body(desk)).json()
    assert (ticket["status"], ticket["submitter"]["name"], ticket["priority"]) == ("New", "Uma Reyes", "Medium")
    assert ticket["submitter"]["email"] == "uma@example.com"
    assert ticket["tracking_number"] is None


def test_rule_10_a_user_chooses_active_category_and_type_only(desk: Any) -> None:
    uma = desk.as_("user")
    chosen = _body(desk, type_id=desk.node("Laptop"), item_id=desk.node("Battery"), priority="Critical")
    ticket = uma.post("/api/tickets", chosen).json()
    assert (ticket["type"]["name"], ticket["item"], ticket["priority"]) == ("Laptop", None, "Medium")
    assert uma.post("/api/tickets", _body(desk, category_id=desk.node("Fax Machines"))).status_code == 400
    assert uma.post("/api/tickets", _body(desk, type_id=desk.node("Pager"))).status_code == 400
    desk.as_("admin").patch("/api/admin/settings", {"user_priority_enabled": True})
    assert uma.post("/api/tickets", chosen).json()["priority"] == "Critical"


def test_rule_10_staff_choose_everything(desk: Any) -> None:
    staff = desk.as_("staff")
    chosen = _body(desk, type_id=desk.node("Laptop"), item_id=desk.node("Battery"), priority="Critical")
    ticket = staff.post("/api/tickets", chosen).json()
    assert (ticket["item"]["name"], ticket["priority"]) == ("Battery", "Critical")
    assert staff.post("/api/tickets", _body(desk, category_id=desk.node("Fax Machines"))).status_code == 201


def test_rule_10_a_guest_needs_name_and_email_and_gets_the_defaults(desk: Any) -> None:
    guest = {"guest_name": "Gus", "guest_email": "gus@visitor.example"}
    missing = desk.public.post("/api/tickets", _body(desk, guest_name="Gus"))
    assert (missing.status_code, "guest_email" in missing.text) == (400, True)
    made = desk.public.post("/api/tickets", _body(desk, type_id=desk.node("Laptop"), priority="High", **guest))
    assert (made.json()["type"], made.json()["priority"]) == (None, "Medium")
    desk.as_("admin").patch("/api/admin/settings", {"guest_submission_enabled": False})
    assert desk.public.post("/api/tickets", _body(desk, **guest)).status_code == 401


def test_rule_11_each_level_belongs_to_the_one_above(desk: Any) -> None:
    staff = desk.as_("staff")
    for wrong in (
        {"type_id": desk.node("VPN")},
        {"type_id": desk.node("Laptop"), "item_id": desk.node("Toner")},
        {"item_id": desk.node("Battery")},
    ):
        assert staff.post("/api/tickets", _body(desk, **wrong)).status_code == 400
        assert staff.patch(desk.url("finance"), wrong).status_code == 400


def test_rule_12_an_unknown_category_is_a_bad_request(desk: Any) -> None:
    answer = desk.as_("user").post("/api/tickets", _body(desk, category_id="01ARZ3NDEKTSV4RRFFQ69G5FAV"))
    assert answer.status_code == 400


def test_rule_13_guest_tickets_have_a_tracking_number(desk: Any) -> None:
    made = desk.public.post("/api/tickets", _body(desk, guest_name="Gus", guest_email="g@visitor.example"))
    number = made.json()["tracking_number"]
    assert number == "TRK-2850"
    assert desk.public.get(f"/api/tickets/tracking/{number}").json()["subject"] == "S"
    assert desk.public.get("/api/tickets/tracking/TRK-1").status_code == 404


def test_rule_14_staff_set_any_status_and_leave_closed(desk: Any) -> None:
    staff = desk.as_("staff")
    for name in ("Pending", "Closed", "In Progress"):
        assert staff.patch(desk.url("Laptop"), {"status_id": desk.status(name)}).json()["status"] == name
    assert staff.patch(desk.url("Laptop"), {"status_id": desk.node("Laptop")}).status_code == 400


def test_rule_14_the_strict_switch_lets_only_an_admin_close(make_desk: Any, strict: Any) -> None:
    desk = make_desk(switches=strict(strict_close=True))
    closed = {"status_id": desk.status("Closed")}
    assert desk.as_("staff").patch(desk.url("Laptop"), closed).status_code == 403
    assert desk.as_("admin").patch(desk.url("Laptop"), closed).status_code == 200


def test_rule_15_both_ways_to_resolved_start_the_window(desk: Any) -> None:
    staff = desk.as_("staff")
    staff.patch(desk.url("Laptop"), {"status_id": desk.status("Resolved")})
    staff.post(desk.url("Nobody", "/resolve"))
    assert desk.ticket("Laptop").resolved_at is not None
    assert desk.ticket("Nobody").resolved_at is not None
    assert desk.as_("user").post(desk.url("Laptop", "/replies"), {"body": "Still dark."}).status_code == 201
    assert desk.status_name("Laptop") == "New"


def test_rule_16_notes_are_optional_visible_and_survive_reopening(desk: Any) -> None:
    staff, url = desk.as_("staff"), desk.url("Laptop")
    assert staff.post(url + "/resolve").json()["resolution_notes"] is None
    staff.post(url + "/resolve", {"resolution_notes": "New charger."})
    assert desk.as_("user").get(url).json()["resolution_notes"] == "New charger."
    assert staff.post(url + "/reopen", {"reason": "no"}).json()["resolution_notes"] == "New charger."


def test_rule_17_every_transition_is_recorded(desk: Any) -> None:
    staff, url = desk.as_("staff"), desk.url("Laptop")
    staff.patch(url, {"status_id": desk.status("Pending")})
    staff.patch(url, {"status_id": desk.status("Pending")})
    staff.post(url + "/resolve")
    steps = [(t.from_status_id, t.to_status_id) for t in desk.ticket("Laptop").history]
    new, pending, resolved = (desk.status(name) for name in ("New", "Pending", "Resolved"))
    assert steps == [(None, new), (new, pending), (pending, resolved)]


def test_reopen_takes_resolved_and_closed_back_to_new_only(desk: Any) -> None:
    staff = desk.as_("staff")
    assert staff.post(desk.url("Printer", "/reopen")).json()["status"] == "New"
    assert staff.post(desk.url("Heating", "/reopen"), {"reason": "cold again"}).json()["status"] == "New"
    assert staff.post(desk.url("Laptop", "/reopen")).status_code == 409


def test_rule_26_person_and_group_not_together_and_one_clears_the_other(desk: Any) -> None:
    staff, url = desk.as_("staff"), desk.url("Laptop")
    person, group = desk.person("Stella"), desk.group("Tier 1")
    assert staff.patch(url, {"assignee_id": person, "group_id": group}).status_code == 400
    to_person = staff.patch(url, {"assignee_id": person, "group_id": None}).json()
    assert (to_person["assignee"]["id"], to_person["group"]) == (person, None)
    to_group = staff.patch(url, {"group_id": group}).json()
    assert (to_group["assignee"], to_group["group"]["id"]) == (None, group)
    nobody = staff.patch(url, {"assignee_id": None, "group_id": None}).json()
    assert (nobody["assignee"], nobody["group"]) == (None, None)


def test_rule_27_the_assignee_is_an_active_staff_member(desk: Any) -> None:
    staff, url = desk.as_("staff"), desk.url("Laptop")
    for wrong in (desk.person("Uma"), "01ARZ3NDEKTSV4RRFFQ69G5FAV"):
        assert staff.patch(url, {"assignee_id": wrong}).status_code == 400
    assert staff.patch(url, {"group_id": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}).status_code == 400
    desk.as_("admin").patch(f"/api/admin/users/{desk.person('Nils')}", {"disabled": True})
    assert staff.patch(url, {"assignee_id": desk.person("Nils")}).status_code == 400
    assert staff.patch(url, {"assignee_id": desk.person("Ada")}).status_code == 200


@pytest.mark.parametrize("field", ["status_id", "assignee_id", "priority", "category_id"])
def test_rule_28_a_user_changes_nothing(desk: Any, field: str) -> None:
    assert desk.as_("user").patch(desk.url("Laptop"), {field: "x"}).status_code == 403


def test_a_refused_part_leaves_the_others_unapplied(desk: Any) -> None:
    change = {"priority": "Low", "assignee_id": desk.person("Uma")}
    assert desk.as_("staff").patch(desk.url("Laptop"), change).status_code == 400
    assert desk.ticket("Laptop").priority == "Medium"


def test_a_new_category_empties_type_and_item(desk: Any) -> None:
    staff, url = desk.as_("staff"), desk.url("Laptop")
    moved = staff.patch(url, {"category_id": desk.node("Software")}).json()
    assert (moved["category"]["name"], moved["type"], moved["item"]) == ("Software", None, None)
    back = staff.patch(url, {"category_id": desk.node("Hardware"), "type_id": desk.node("Laptop")}).json()
    assert back["type"]["name"] == "Laptop"
    assert staff.patch(url, {"type_id": None}).json()["type"] is None
    assert staff.patch(url, {"category_id": None}).status_code == 400


def test_new_tickets_are_assigned_by_the_settings(desk: Any) -> None:
    admin, uma = desk.as_("admin"), desk.as_("user")
    people = [desk.person("Stella"), desk.person("Nils")]
    admin.patch("/api/admin/settings", {"auto_assign_user_ids": people})
    made = [uma.post("/api/tickets", _body(desk)).json()["assignee"]["id"] for _ in range(3)]
    assert made == [*people, people[0]]
    admin.patch("/api/admin/settings", {"auto_assign_group_id": desk.group("Tier 1")})
    assert uma.post("/api/tickets", _body(desk)).json()["group"]["name"] == "Tier 1"


# --- lists ------------------------------------------------------------------------------------------


def test_lists_filter(desk: Any) -> None:
    admin = desk.as_("admin")
    assert admin.subjects(status=["Pending", "Closed"]) == {
        "Access to the finance share",
        "Heating in room 12 is off",
    }
    assert admin.subjects(priority="High") == {"VPN drops every ten minutes"}
    assert admin.subjects(assignee_id=desk.person("Nils")) == {"VPN drops every ten minutes"}
    assert admin.subjects(group_id=desk.group("Tier 1")) == {"Access to the finance share"}
    assert admin.subjects(category_id=desk.node("Hardware"), type_id=desk.node("Printer")) == {
        "Printer prints blank pages"
    }
    assert admin.subjects(q="CHARGERS laptop") == {"Laptop does not charge"}
    assert admin.subjects(status="no such status") == set()


def test_lists_sort(desk: Any) -> None:
    admin = desk.as_("admin")

    def first(**query: str) -> str:
        return str(admin.get("/api/tickets", params=query).json()["data"][0]["subject"])

    assert first() == first(sort="updated_at", order="desc")
    assert first(sort="created_at", order="asc") == "Heating in room 12 is off"
    assert first(sort="priority") == "Nobody receives mail"
    assert first(sort="sla_deadline", order="asc") == "Nobody receives mail"


def test_lists_page(desk: Any) -> None:
    admin = desk.as_("admin")
    page = admin.get("/api/tickets", params={"page": 2, "per_page": 3}).json()
    assert (page["page"], page["per_page"], page["total"], page["total_pages"], len(page["data"])) == (2, 3, 8, 3, 3)
    assert admin.get("/api/tickets", params={"page": 9}).json()["data"] == []
    assert admin.get("/api/tickets").json()["per_page"] == 25
    assert admin.get("/api/tickets", params={"per_page": 500}).json()["per_page"] == 100


@pytest.mark.parametrize("query", ["page=0", "page=x", "per_page=-1", "sort=name", "order=up", "priority=low"])
def test_lists_refuse_what_they_do_not_know(desk: Any, query: str) -> None:
    name = query.split("=")[0]
    answer = desk.as_("admin").get(f"/api/tickets?{query}")
    assert (answer.status_code, name in answer.json()["error"]) == (400, True)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"x"'])
def test_a_body_that_is_no_object_is_a_bad_request(desk: Any, content: bytes) -> None:
    assert desk.as_("user").send("POST", "/api/tickets", content=content).status_code == 400


def test_links_are_made_and_removed_on_both_sides(desk: Any) -> None:
    staff = desk.as_("staff")
    body = {"target_id": desk.ticket("Heating").id, "link_type": "parent_of"}
    pair = staff.post(desk.url("Laptop", "/links"), body).json()["data"]
    assert [(link["link_type"], link["ticket"]["subject"]) for link in pair] == [
        ("parent_of", "Heating in room 12 is off"),
        ("child_of", "Laptop does not charge"),
    ]
    assert staff.post(desk.url("Laptop", "/links"), body).status_code == 409
    assert staff.delete(desk.url("Laptop", f"/links/{pair[1]['id']}")).status_code == 404
    assert staff.delete(desk.url("Heating", f"/links/{pair[1]['id']}")).status_code == 204
    assert staff.get(desk.url("Heating", "/links")).json() == {"data": []}
    assert all(link["id"] != pair[0]["id"] for link in staff.get(desk.url("Laptop", "/links")).json()["data"])


def test_a_link_needs_another_ticket_and_a_known_type(desk: Any) -> None:
    staff, own = desk.as_("staff"), desk.ticket("Laptop").id
    for body in (
        {"target_id": own, "link_type": "related_to"},
        {"target_id": "01ARZ3NDEKTSV4RRFFQ69G5FAV", "link_type": "related_to"},
        {"target_id": desk.ticket("Heating").id, "link_type": "blocks"},
    ):
        assert staff.post(desk.url("Laptop", "/links"), body).status_code == 400
    fine = {"target_id": desk.ticket("Heating").id, "link_type": "related_to"}
    assert desk.as_("user").post(desk.url("Laptop", "/links"), fine).status_code == 403
