"""Creating, answering, closing: every rule of the wire, and what a customer gets to see."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from .desk import Desk, Upload

PRIYA = "priya.nair@desk.example"
NEW: dict[str, Any] = {
    "originator_email_address": "new@customer.example",
    "data": {"subject": "S", "content": "<p>C</p>"},
}


def _new(**more: Any) -> dict[str, Any]:
    data = {**NEW["data"], **more.pop("data", {})}
    return {**NEW, **more, "data": data}


def _mails(desk: Desk) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = desk.ok("mail.sent_mail.list", {"range_days": 30})["sent_mail"]
    return rows


def test_a_created_ticket(desk: Desk) -> None:
    data = desk.data(
        "tickets.create",
        _new(
            participants=["p@customer.example", "new@customer.example"],
            data={
                "priority": "High",
                "assigned_to_email": "team:1",
                "status": "on-hold",
                "on_hold_until": "2026-05-01",
            },
        ),
    )
    assert set(data) == {"ticket_number", "queue", "rerouted", "reroute_reason", "tag_warnings"}
    assert (data["queue"], data["rerouted"], data["reroute_reason"]) == ("Inbox", False, None)
    ticket = desk.ticket(data["ticket_number"])
    assert (ticket["priority"], ticket["assigned_to_email"], ticket["status"]) == ("30", "team:1", "on-hold")
    assert ticket["on_hold_until"] == "2026-05-01"
    assert ticket["participants"] == ["p@customer.example"]
    assert desk.thread(data["ticket_number"])[0]["is_internal"] is False


def test_is_public_and_the_responder(desk: Desk) -> None:
    number = desk.create(is_public=False)
    row = desk.thread(number)[0]
    assert (row["is_internal"], row["staff_response"]) == (True, True)
    assert row["created_by_email"] == "olivia.reyes@desk.example"
    assert _mails(desk) == []
    body = _new(use_passed_originator_as_responder=True)
    row = desk.thread(desk.data("tickets.create", body)["ticket_number"])[0]
    assert (row["created_by_email"], row["staff_response"]) == ("new@customer.example", False)
    desk.create()
    assert [mail["to_address"] for mail in _mails(desk)] == ["new@customer.example"]


def test_from_a_template(desk: Desk) -> None:
    body = {
        "originator_email_address": "new@customer.example",
        "template_identifier": "order-delay",
        "data": {"order": "77", "name": "Ann", "day": "Friday"},
    }
    number = desk.data("tickets.create", body)["ticket_number"]
    assert desk.ticket(number)["subject"] == "Your order 77 is late"
    assert "Friday" in desk.thread(number)[0]["plain_text"]


@pytest.mark.parametrize("data", [{"host": "db1"}, {"data": {"host": "db1"}}])
def test_from_an_intervention(desk: Desk, data: dict[str, Any]) -> None:
    body = {"originator_email_address": "new@customer.example", "intervention": "server-alarm", "uid": "u1"}
    created = desk.data("tickets.create", {**body, "data": data})
    assert created["queue"] == "Hardware"
    assert desk.ticket(created["ticket_number"])["subject"] == "Alarm on db1"


@pytest.mark.parametrize("queue_at", ["top", "data"])
def test_the_queue_by_name(desk: Desk, queue_at: str) -> None:
    more = {"queue_name": "billing"} if queue_at == "top" else {"data": {"queue_name": "billing"}}
    assert desk.data("tickets.create", _new(**more))["queue"] == "Billing"


def test_a_parked_queue_reroutes(desk: Desk) -> None:
    data = desk.data("tickets.create", _new(queue_name="Night Desk"))
    assert (data["queue"], data["rerouted"]) == ("Inbox", True)
    assert "Night Desk" in data["reroute_reason"]


def test_tags(desk: Desk) -> None:
    content = "<p>@priya @nobody #vip #unheard, mail a@b.example</p>"
    data = desk.data("tickets.create", _new(data={"content": content}))
    assert data["tag_warnings"] == ["@nobody matches nobody.", "#unheard matches nothing."]
    assert desk.ticket(data["ticket_number"])["hashtags"] == ["vip"]
    desk.invalid("strict_tags", "tickets.create", _new(strict_tags=True, data={"content": content}))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "originator_email_address"),
        (_new(originator_email_address="nobody"), "originator_email_address"),
        ({"originator_email_address": "a@b.example"}, "data"),
        (_new(template_identifier="welcome"), "data"),
        ({**NEW, "data": {"subject": "S"}}, "data.content"),
        ({**NEW, "data": {"content": "C"}}, "data.subject"),
        ({**NEW, "template_identifier": "none", "data": {"x": 1}}, "template_identifier"),
        ({**NEW, "template_identifier": "welcome", "data": {}}, "data"),
        ({**NEW, "intervention": "server-alarm", "data": {"host": 1}}, "uid"),
        ({**NEW, "intervention": "server-alarm", "uid": "1", "data": {}}, "data"),
        ({**NEW, "intervention": "unknown", "uid": "1", "data": {"host": 1}}, "intervention"),
        (
            {**NEW, "intervention": "server-alarm", "uid": "1", "queue_name": "Inbox", "data": {"host": 1}},
            "queue_name",
        ),
        (_new(uid="1"), "uid"),
        (_new(queue_name="Nowhere"), "queue_name"),
        (_new(participants=["nobody"]), "participants.0"),
        (_new(is_public="maybe"), "is_public"),
        (_new(data={"priority": 25}), "data.priority"),
        (_new(data={"status": "pending"}), "data.status"),
        (_new(data={"status": "on-hold"}), "data.on_hold_until"),
        (_new(data={"on_hold_until": "1.5.2026"}), "data.on_hold_until"),
        (_new(data={"assigned_to_email": "ann.walker@customer.example"}), "data.assigned_to_email"),
        (_new(data={"assigned_to_email": "team:99"}), "data.assigned_to_email"),
        (_new(data={"content": '<img src="data:image/png;base64,@">'}), None),
        (_new(data={"content": '<img src="data:image/png;base64,abc">'}), "data.content"),
        (_new(attachments=[{"sha256": "0" * 64, "name": "x", "file_size": 1}]), "attachments.0.sha256"),
    ],
)
def test_bad_creations_leave_nothing_behind(desk: Desk, body: dict[str, Any], field: str | None) -> None:
    before = len(desk.ok("tickets.query"))
    if field is None:  # not a data URI of base64 at all: left as it is
        desk.ok("tickets.create", body)
        return
    desk.invalid(field, "tickets.create", body)
    assert len(desk.ok("tickets.query")) == before


def test_all_errors_come_at_once(desk: Desk) -> None:
    body = {"originator_email_address": "x", "data": {"subject": "S", "priority": 1}}
    errors = desk.invalid("data.content", "tickets.create", body)
    assert set(errors) == {"originator_email_address", "data.content", "data.priority"}


def test_the_originator_of_a_queue_the_agent_cannot_see(desk: Desk) -> None:
    desk.invalid("queue_name", "tickets.create", _new(queue_name="People"), by="agent")


# --- respond -------------------------------------------------------------------------------------------


def test_a_reply(desk: Desk) -> None:
    number = desk.create(participants=["p@customer.example"])
    before = len(_mails(desk))
    data = desk.respond(number, content="<p>Hello</p>", colour="red")
    assert isinstance(data["ticket_id"], int)
    assert isinstance(data["response_id"], int)
    assert data["reopened"] is False
    assert data["ignored_params"] == ["colour"]
    told = {mail["to_address"] for mail in _mails(desk)[: len(_mails(desk)) - before]}
    assert told == {"new@customer.example", "p@customer.example"}
    assert PRIYA in desk.ticket(number)["participants"]


def test_an_internal_note_mails_nobody(desk: Desk) -> None:
    number = desk.create()
    before = len(_mails(desk))
    desk.respond(number, content="<p>Only us</p>", is_internal=True)
    assert len(_mails(desk)) == before
    assert desk.thread(number)[-1]["is_internal"] is True


def test_the_customer_becomes_the_author(desk: Desk) -> None:
    number = desk.create()
    desk.respond(number, content="<p>Me again</p>", from_email="new@customer.example")
    row = desk.thread(number)[-1]
    assert (row["staff_response"], row["created_by_email"]) == (False, "new@customer.example")
    desk.respond(number, content="<p>Me too</p>", from_email="stranger@customer.example")
    assert "stranger@customer.example" in desk.ticket(number)["participants"]


@pytest.mark.parametrize(
    ("reply", "reopened", "status"),
    [
        ({"content": "<p>x</p>"}, True, "open"),
        ({"content": "<p>x</p>", "is_internal": True}, False, "closed"),
        ({"content": "<p>x</p>", "keep_status": True}, False, "closed"),
        ({"content": "<p>x</p>", "status": "closed"}, False, "closed"),
        ({"priority": "High"}, False, "closed"),
        ({"status": "open"}, False, "open"),
    ],
)
def test_only_a_public_reply_reopens(desk: Desk, reply: dict[str, Any], reopened: bool, status: str) -> None:
    number = desk.create(status="closed")
    assert desk.respond(number, **reply)["reopened"] is reopened
    assert desk.ticket(number)["status"] == status


def test_hold_and_release(desk: Desk) -> None:
    number = desk.create()
    desk.respond(number, on_hold_until="2026-06-01")
    assert (desk.ticket(number)["status"], desk.ticket(number)["on_hold_until"]) == ("on-hold", "2026-06-01")
    desk.respond(number, status="open")
    assert (desk.ticket(number)["status"], desk.ticket(number)["on_hold_until"]) == ("open", None)
    desk.respond(number, status="on-hold", on_hold_until="2026-06-02", content="<p>Until then.</p>")
    assert desk.respond(number, content="<p>Sooner!</p>")["reopened"] is True
    assert desk.ticket(number)["on_hold_until"] is None


def test_every_change_at_once(desk: Desk) -> None:
    number = desk.create()
    desk.respond(
        number,
        assigned_to_email="jonas.weber@desk.example",
        priority=40,
        queue="Hardware",
        subject="Renamed",
        resolved="Fixed",
        status="closed",
        add_participants=["one@customer.example", "two@customer.example"],
        remove_participants=["two@customer.example"],
    )
    ticket = desk.ticket(number)
    assert ticket["assigned_to_email"] == "jonas.weber@desk.example"
    assert (ticket["priority"], ticket["queue_name"], ticket["subject"]) == ("40", "Hardware", "Renamed")
    assert (ticket["resolved"], ticket["status"]) == ("1", "closed")
    assert ticket["participants"] == ["one@customer.example"]
    assert len(desk.thread(number)) == 1, "a change without a text is an audit entry, not a response"
    audit = desk.data("tickets.responses_query", {"ticket_number": [str(number)]})["responses"][-1]
    assert audit["is_audit_only"] is True
    assert "queue Hardware" in audit["audit"]
    desk.respond(number, assigned_to_email="Unassigned", resolved=2)
    assert desk.ticket(number)["assigned_to_email"] is None
    assert desk.ticket(number)["resolved"] == "2"


@pytest.mark.parametrize(
    ("reply", "field"),
    [
        ({}, "content"),
        ({"html": "<p>x</p>"}, "html"),
        ({"body": "x"}, "body"),
        ({"message": "x", "content": "y"}, "message"),
        ({"content": "x", "from_email": "nobody"}, "from_email"),
        ({"content": "x", "from_email": None}, "from_email"),
        ({"status": "on-hold"}, "on_hold_until"),
        ({"status": "open", "on_hold_until": "2026-06-01"}, "on_hold_until"),
        ({"status": "solved"}, "status"),
        ({"priority": 5}, "priority"),
        ({"queue": "Nowhere"}, "queue"),
        ({"resolved": "Unknown"}, "resolved"),
        ({"assigned_to_email": "x@customer.example"}, "assigned_to_email"),
        ({"remove_participants": ["new@customer.example"]}, "remove_participants"),
        ({"queue": "Hardware", "status": "closed"}, "resolved"),
        ({"content": "#unheard", "strict_tags": True}, "strict_tags"),
    ],
)
def test_bad_replies_change_nothing(desk: Desk, reply: dict[str, Any], field: str) -> None:
    number = desk.create()
    before = desk.ticket(number)
    desk.invalid(field, "tickets.respond", {"ticket_number": str(number), "from_email": PRIYA, **reply})
    assert desk.ticket(number) == before
    assert len(desk.thread(number)) == 1


def test_send_full_email(desk: Desk) -> None:
    number = desk.create()
    text = "word " * 60
    desk.respond(number, content=f"<p>{text}</p>")
    short = desk.ok("mail.sent_mail.show", {"id": _mails(desk)[0]["id"]})["sent_mail"]["content"]
    desk.respond(number, content=f"<p>{text}</p>", send_full_email=True)
    whole = desk.ok("mail.sent_mail.show", {"id": _mails(desk)[0]["id"]})["sent_mail"]["content"]
    assert len(short) < len(whole)
    assert text in whole


# --- close, participants, originator -------------------------------------------------------------------


def test_close(desk: Desk) -> None:
    number = desk.create()
    data = desk.data("tickets.close", {"ticket_number": str(number), "content": "<p>Done.</p>", "subject": "New"})
    assert data["status"] == "closed"
    assert (desk.ticket(number)["status"], desk.ticket(number)["subject"]) == ("closed", "New")
    assert desk.thread(number)[-1]["created_by_email"] == "olivia.reyes@desk.example"


def test_close_needs_a_resolution_where_they_are_tracked(desk: Desk) -> None:
    number = str(desk.create(queue_name="Returns"))
    desk.invalid("resolved", "tickets.close", {"ticket_number": number})
    desk.data("tickets.close", {"ticket_number": number, "resolved": "replaced"})
    assert desk.ticket(int(number))["resolved"] == "2"


def test_participants(desk: Desk) -> None:
    number = str(desk.create())
    people = ["a@customer.example", "a@customer.example", "new@customer.example"]
    added = desk.data("tickets.participants_add", {"ticket_number": number, "participants": people})
    assert added["added"] == ["a@customer.example"]
    removed = desk.data(
        "tickets.participants_remove", {"ticket_number": number, "participants": ["a@customer.example"]}
    )
    assert removed["participants"] == []
    for operation in ("tickets.participants_add", "tickets.participants_remove"):
        desk.invalid("participants", operation, {"ticket_number": number, "participants": []})
    originator = {"ticket_number": number, "participants": ["new@customer.example"]}
    desk.invalid("participants", "tickets.participants_remove", originator)


def test_the_originator_needs_a_managed_queue(desk: Desk) -> None:
    body = {"ticket_number": "100102", "originator_email": "other@factory.example"}
    desk.refused(403, "tickets.originator_update", body, by="agent")
    desk.data("tickets.originator_update", body)
    assert desk.ticket(100102)["originator_email"] == "other@factory.example"


# --- editing -------------------------------------------------------------------------------------------


def test_replacements_are_made_in_order(desk: Desk) -> None:
    edits = [{"find": "serial", "replace": "model"}, {"find": "o", "replace": "0", "all": True}]
    data = desk.data("tickets.response_update", {"response_id": 20003, "replace": edits})
    assert data["response"]["plain_text"] == "Hell0 Ann, c0uld y0u send us the m0del number?"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "content"),
        ({"content": "x", "replace": [{"find": "a", "replace": "b"}]}, "replace"),
        ({"replace": [{"find": "absent", "replace": "b"}]}, "replace.0.find"),
        ({"replace": [{"find": "e", "replace": "b"}]}, "replace.0.find"),
        ({"replace": [{"find": "", "replace": "b"}]}, "replace.0.find"),
        ({"replace": [{"find": "serial"}]}, "replace.0.replace"),
        ({"content": "x", "notify": True}, "notify"),
    ],
)
def test_bad_edits(desk: Desk, body: dict[str, Any], field: str) -> None:
    desk.invalid(field, "tickets.response_update", {"response_id": 20003, **body})


def test_a_customers_text_is_never_rewritten(desk: Desk) -> None:
    desk.refused(403, "tickets.response_update", {"response_id": 20001, "content": "<p>I love it</p>"})
    assert "Since Monday" in desk.thread(100101)[0]["plain_text"]


def test_publishing_a_note_tells_the_customer_when_asked(desk: Desk) -> None:
    note = {"response_id": 20002, "is_internal": False}
    assert desk.data("tickets.response_update", note)["notified"] == []
    told = desk.data("tickets.response_update", note | {"notify": True})["notified"]
    assert told == ["ann.walker@customer.example", "office@customer.example"]


def test_a_deleted_response_is_gone_from_reads(desk: Desk) -> None:
    desk.data("tickets.response_delete", {"response_id": 20002})
    assert [row["id"] for row in desk.thread(100101)] == ["20001", "20003", "20004"]
    desk.refused(404, "tickets.response_delete", {"response_id": 20002})
    found = desk.data("tickets.responses_query", {"response_id": [20002], "include_deleted": True})
    assert len(found["responses"]) == 1


# --- files in writes -----------------------------------------------------------------------------------


def test_inline_images_become_cid_attachments(desk: Desk) -> None:
    image = base64.b64encode(b"not a real image").decode()
    content = f'<p>See <img src="data:image/png;base64,{image}"></p>'
    number = desk.create(content=content)
    row = desk.thread(number)[0]
    assert "data:" not in row["html"]
    assert 'src="cid:' in row["html"]
    assert [(a["mime_type"], a["is_inline"]) for a in row["attachments"]] == [("image/png", True)]
    desk.respond(number, content=content)
    assert desk.thread(number)[-1]["attachments"][0]["sha256"] == row["attachments"][0]["sha256"]


def test_uploaded_files_are_attached(desk: Desk) -> None:
    one = desk.data("tickets.attachment_upload", upload=Upload("a.txt", b"hello", "text/plain"))
    again = desk.data("tickets.attachment_upload", upload=Upload("b.txt", b"hello", "text/plain"))
    assert one == {"sha256": again["sha256"], "name": "a.txt", "file_size": 5}
    number = desk.data("tickets.create", _new(attachments=[one]))["ticket_number"]
    desk.respond(number, attachments=[again])
    files = [row["attachments"][0] for row in desk.thread(number)]
    assert [(file["name"], file["is_inline"]) for file in files] == [("a.txt", False), ("b.txt", False)]
    wrong = {**one, "file_size": 6}
    desk.invalid("attachments.0.sha256", "tickets.create", _new(attachments=[wrong]))


@pytest.mark.parametrize("part", ["upload", "files"])
def test_the_part_is_called_file(desk: Desk, part: str) -> None:
    desk.invalid("file", "tickets.attachment_upload", upload=Upload("a", b"x"), part=part)


def test_an_upload_has_at_most_25_mib(desk: Desk) -> None:
    large = Upload("a.bin", b"x" * (25 * 1024 * 1024 + 1))
    assert desk.refused(413, "tickets.attachment_upload", upload=large)["error"] == "attachment_too_large"


# --- interventions -------------------------------------------------------------------------------------


def test_an_alarm_joins_its_open_ticket(desk: Desk) -> None:
    body = {"intervention": "server-alarm", "uid": "disk-1", "data": {"host": "db1"}}
    one = desk.data("interventions.accept", body, by="alarm")
    again = desk.data("interventions.accept", body, by="agent")
    assert (one["ticket_number"], one["created"], again["created"]) == (again["ticket_number"], True, False)
    assert desk.ticket(one["ticket_number"])["priority"] == "40"
    desk.data("tickets.close", {"ticket_number": str(one["ticket_number"]), "resolved": 1})
    assert desk.data("interventions.accept", body, by="alarm")["created"] is True
    desk.invalid("uid", "interventions.accept", {"intervention": "server-alarm"}, by="alarm")
    desk.refused(403, "tickets.query", by="alarm")
