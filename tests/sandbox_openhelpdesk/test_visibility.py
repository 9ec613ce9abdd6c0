"""Rules 1 to 7 and 23: who sees which ticket, and that no path shows a user an internal note."""

from __future__ import annotations

from typing import Any

NOTE_WORDS = ("Known fault", "another device", "visitor list")


def test_rule_1_an_admin_lists_every_ticket(desk: Any) -> None:
    assert desk.as_("admin").get("/api/tickets").json()["total"] == len(desk.world.tickets)


def test_rule_2_staff_list_the_union_of_their_scopes(desk: Any) -> None:
    everything = {ticket.subject for ticket in desk.world.tickets.values()}
    assert desk.as_("staff").subjects() == everything
    assert desk.as_("staff-networking").subjects() == {"VPN drops every ten minutes"}
    assert desk.as_("staff-ungrouped").subjects() == set()


def test_rule_2_a_whole_category_covers_types_and_a_type_only_itself(desk: Any) -> None:
    software = {"category_id": desk.node("Software")}
    desk.as_("admin").patch(f"/api/admin/groups/{desk.group('Networking')}", {"scope": [software]})
    assert desk.as_("staff-networking").subjects() == {
        "VPN drops every ten minutes",
        "Mail rules vanished",
        "Nobody receives mail",
    }


def test_rule_2_assigned_tickets_show_outside_the_scope(desk: Any) -> None:
    admin, nils = desk.as_("admin"), desk.as_("staff-networking")
    admin.patch(desk.url("Laptop"), {"assignee_id": desk.person("Nils")})
    admin.patch(desk.url("finance"), {"group_id": desk.group("Networking")})
    assert {"Laptop does not charge", "Access to the finance share"} <= nils.subjects()


def test_rule_3_staff_open_any_ticket_by_id(desk: Any) -> None:
    assert desk.as_("staff-ungrouped").get(desk.url("Laptop")).status_code == 200
    assert desk.as_("staff-networking").get(desk.url("finance")).status_code == 200


def test_rule_4_staff_write_only_inside_their_scope(desk: Any) -> None:
    nils, laptop = desk.as_("staff-networking"), desk.url("Laptop")
    assert nils.post(laptop + "/replies", {"body": "hello"}).status_code == 403
    assert nils.patch(laptop, {"status_id": desk.status("Pending")}).status_code == 403
    assert nils.patch(laptop, {"priority": "Low"}).status_code == 403
    assert nils.post(laptop + "/resolve").status_code == 403
    assert nils.post(desk.url("Printer", "/reopen")).status_code == 403
    assert desk.status_name("Laptop") == "New"


def test_rule_4_assigning_ignores_the_scope(desk: Any) -> None:
    answer = desk.as_("staff-ungrouped").patch(desk.url("Laptop"), {"assignee_id": desk.person("Nils")})
    assert answer.json()["assignee"]["name"] == "Nils Okafor"


def test_rule_5_a_user_sees_only_their_own_tickets(desk: Any) -> None:
    uma = desk.as_("user")
    assert "Laptop does not charge" in uma.subjects()
    assert "VPN drops every ten minutes" not in uma.subjects()
    foreign = uma.get(desk.url("VPN"))
    missing = uma.get("/api/tickets/01ARZ3NDEKTSV4RRFFQ69G5FAV")
    assert (foreign.status_code, foreign.content) == (404, missing.content)
    for tail in ("/replies", "/links"):
        assert uma.get(desk.url("VPN", tail)).status_code == 404
    assert uma.post(desk.url("VPN", "/replies"), {"body": "hello"}).status_code == 404


def _guest(desk: Any) -> tuple[Any, str]:
    """A guest who has followed the link in the mail."""
    body = {
        "subject": "Lost umbrella",
        "description": "Blue.",
        "category_id": desk.node("Facilities"),
        "guest_name": "Gus",
        "guest_email": "gus@visitor.example",
    }
    ticket = desk.public.post("/api/tickets", body).json()
    link = next(mail for mail in reversed(desk.world.mails) if mail.template == "guest_access_link")
    return desk.with_bearer(link.text), ticket["id"]


def test_rule_6_a_guest_link_opens_one_ticket(desk: Any) -> None:
    guest, own = _guest(desk)
    assert guest.get(f"/api/tickets/{own}").status_code == 200
    reply = guest.post(f"/api/tickets/{own}/replies", {"body": "Found it."})
    assert reply.json()["author"]["role"] == "guest"
    assert guest.post(f"/api/tickets/{own}/replies", {"body": "x", "is_internal": True}).status_code == 403
    assert guest.get(desk.url("Visitor")).status_code == 404
    assert guest.get("/api/tickets").status_code == 403
    desk.clock.advance(days=8)
    assert guest.get(f"/api/tickets/{own}").status_code == 401


def test_rule_7_unassigned_tickets_show_to_staff_in_scope(desk: Any) -> None:
    assert "Nobody receives mail" in desk.as_("staff").subjects(assignee_id="none")
    assert "Nobody receives mail" not in desk.as_("staff-networking").subjects(assignee_id="none")


def test_rule_23_notes_are_for_staff_only_on_every_read_path(desk: Any) -> None:
    staff = desk.as_("staff")
    for words, who in (("Mail rules", "user"), ("VPN", "user2")):
        for path in (desk.url(words), desk.url(words, "/replies")):
            assert any(note in staff.get(path).text for note in NOTE_WORDS)
            text = desk.as_(who).get(path).text
            assert not any(note in text for note in NOTE_WORDS)
            assert '"is_internal":true' not in text
    tracked = desk.public.get("/api/tickets/tracking/TRK-2849")
    assert "entrance" in tracked.text
    assert "visitor list" not in tracked.text
    assert "visitor list" not in desk.as_("admin").get("/api/tickets/tracking/TRK-2849").text
    assert not any(note in desk.as_("user").get("/api/tickets").text for note in NOTE_WORDS)


def test_rule_23_a_note_does_not_exist_for_users_by_id(desk: Any) -> None:
    ticket = desk.ticket("Mail rules")
    note = next(reply for reply in ticket.replies if reply.is_internal)
    path = desk.url("Mail rules", f"/replies/{note.id}")
    uma = desk.as_("user")
    assert uma.patch(path, {"body": "mine"}).status_code == 404
    assert uma.delete(path).status_code == 404
    assert note.deleted_at is None


def test_links_do_not_show_a_user_the_subject_of_a_foreign_ticket(desk: Any) -> None:
    assert "Nobody receives mail" in desk.as_("staff").get(desk.url("Mail rules", "/links")).text
    assert desk.as_("user").get(desk.url("Mail rules", "/links")).json() == {"data": []}
    assert len(desk.as_("user").get(desk.url("Laptop", "/links")).json()["data"]) == 1
