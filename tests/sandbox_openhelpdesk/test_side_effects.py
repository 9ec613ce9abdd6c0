"""Rules 29 and 30, and the webhooks: what a real desk would have sent, and when an answer is due."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any

from deskwright.sandboxes.openhelpdesk import sla


def _mails(desk: Any) -> list[tuple[str, str]]:
    sent = [(mail.template, mail.to) for mail in desk.world.mails]
    desk.world.mails.clear()
    return sent


def test_rule_29_mails(desk: Any) -> None:
    staff, uma = desk.as_("staff"), desk.as_("user")
    body = {"subject": "S", "description": "D", "category_id": desk.node("Facilities")}
    url = f"/api/tickets/{uma.post('/api/tickets', body).json()['id']}"
    assert _mails(desk) == [("ticket_created", "uma@example.com")]
    staff.patch(url, {"assignee_id": desk.person("Nils")})
    assert _mails(desk) == [("ticket_assigned", "nils@example.com")]
    staff.post(url + "/replies", {"body": "Hello"})
    assert sorted(_mails(desk)) == [("reply_added", "nils@example.com"), ("reply_added", "uma@example.com")]
    staff.post(url + "/resolve")
    assert _mails(desk) == [("ticket_resolved", "uma@example.com")]
    staff.patch(url, {"status_id": desk.status("Closed")})
    assert _mails(desk) == [("ticket_closed", "uma@example.com")]
    desk.public.post("/api/tickets", body | {"guest_name": "G", "guest_email": "g@visitor.example"})
    assert [name for name, _ in _mails(desk)] == ["guest_ticket_created", "guest_access_link"]


def test_rule_29_a_note_is_mailed_to_nobody(desk: Any) -> None:
    desk.as_("staff").post(desk.url("VPN", "/replies"), {"body": "psst", "is_internal": True})
    assert _mails(desk) == []


def test_rule_30_the_most_special_policy_wins(desk: Any) -> None:
    world, laptop = desk.world, desk.ticket("Laptop")

    def name() -> str | None:
        policy = sla.policy_for(world, laptop)
        return policy.name if policy else None

    assert name() == "Hardware"
    laptop.priority = "Critical"
    assert name() == "Critical hardware"
    laptop.category_id = desk.node("Facilities")
    assert name() == "Critical"
    laptop.priority = "Low"
    assert name() == "Everything else"
    world.sla_policies.clear()
    assert name() is None
    assert desk.as_("staff").get(desk.url("Laptop")).json()["sla_deadline"] is None


def test_rule_30_the_indicator(desk: Any) -> None:
    made = desk.as_("user").post(
        "/api/tickets", {"subject": "S1", "description": "D", "category_id": desk.node("Facilities")}
    )
    ticket = desk.world.tickets[made.json()["id"]]
    seen = []
    for hours in (0, 6, 1, 2):
        desk.clock.advance(hours=hours)
        seen.append(sla.indicator(desk.world, ticket))
    assert seen == ["green", "green", "amber", "red"]


def test_rule_30_pending_pauses_and_an_answer_moves_on_to_the_resolution(desk: Any) -> None:
    staff, url = desk.as_("staff"), desk.url("Nobody")
    ticket = desk.ticket("Nobody")

    def due() -> datetime:
        moment = sla.deadline(desk.world, ticket)
        assert moment
        return moment

    first = due()
    staff.patch(url, {"status_id": desk.status("Pending")})
    desk.clock.advance(hours=5, seconds=-1)
    staff.patch(url, {"status_id": desk.status("In Progress")})
    later = due()
    assert (later - first).total_seconds() == 5 * 3600
    staff.post(url + "/replies", {"body": "Working on it."})
    assert (due() - later).total_seconds() == 7 * 3600


def test_webhooks_are_stored_and_signed(desk: Any) -> None:
    admin, staff = desk.as_("admin"), desk.as_("staff")
    events = ["ticket.assigned", "ticket.note_added", "ticket.status_changed", "ticket.resolved"]
    hook = {"url": "https://hooks.example.com/x", "secret": "s3cret", "events": events}
    made = admin.post("/api/admin/webhooks", hook).json()
    assert "secret" not in made
    staff.patch(desk.url("Laptop"), {"assignee_id": desk.person("Stella")})
    staff.post(desk.url("Laptop", "/replies"), {"body": "inside", "is_internal": True})
    staff.post(desk.url("Laptop", "/replies"), {"body": "outside"})
    staff.post(desk.url("Laptop", "/resolve"), {"resolution_notes": "done"})
    sent = desk.world.deliveries
    assert [d.event for d in sent] == events
    for delivery in sent:
        expected = hmac.new(b"s3cret", delivery.body, hashlib.sha256).hexdigest()
        assert delivery.headers["X-OHD-Signature"] == f"sha256={expected}"
        payload = json.loads(delivery.body)
        assert payload["delivery_id"] == delivery.headers["X-OHD-Delivery"]
        assert payload["ticket"]["category"] == "Hardware"
    assert json.loads(sent[2].body)["data"] == {"from_status": "New", "to_status": "Resolved"}
    assert json.loads(sent[3].body)["data"] == {"resolution_notes": "done"}
    assert admin.delete(f"/api/admin/webhooks/{made['id']}").status_code == 204
    assert desk.world.deliveries == []


def test_two_sandboxes_answer_the_same_bytes(desk: Any, make_desk: Any) -> None:
    other = make_desk()
    for path in ("/api/tickets", "/api/admin/groups", "/api/statuses"):
        assert desk.as_("admin").get(path).content == other.as_("admin").get(path).content
