"""Settings, templates, mail, workflow, reports, supervision, administration, skills: rules and documented shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .desk import Desk, Upload

PASSWORD = "sandbox-password"
PNG = Upload("dot.png", b"\x89PNG not really", "image/png")


# --- shapes and required fields, as tables --------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation", "place", "fields"),
    [
        ("settings.watchlists.index", "watchlists", {"id", "name"}),
        ("mail.mailboxes.index", "mailboxes", {"id", "address"}),
        ("mail.subjects.index", None, {"id", "subject"}),
        ("mail.excluded.index", None, {"id", "email"}),
        ("templates.index", None, {"id", "identifier"}),
        ("workflow.queues.index", "queues", {"id", "name"}),
        ("workflow.resolutions.index", None, {"id", "name", "colour"}),
        ("workflow.interventions.index", "interventions", {"id", "name"}),
        ("workflow.escalations.index", "escalations", {"id", "minutes"}),
        ("administration.users.index", "users", {"id", "email"}),
        ("supervisor.health.manage", "disks", {"id", "root_path"}),
        ("supervisor.health.manage", "exceptions", {"id", "pattern"}),
    ],
)
def test_documented_lists(desk: Desk, operation: str, place: str | None, fields: set[str]) -> None:
    """Some lists are bare arrays, others stand in an object: there is no common envelope."""
    answer = desk.ok(operation)
    rows = answer if place is None else answer[place]
    assert isinstance(rows, list)
    assert rows
    assert fields <= set(rows[0])


@pytest.mark.parametrize(
    ("operation", "body", "field"),
    [
        ("settings.perspectives.create", {}, "name"),
        ("settings.perspectives.create", {"name": "x" * 256}, "name"),
        ("settings.perspectives.create", {"name": "x", "conditions": [{"field": "colour"}]}, "conditions.0.field"),
        ("settings.perspectives.index", {"scope": "theirs"}, "scope"),
        ("settings.perspectives.show", {}, "perspective_id"),
        ("settings.perspectives.delete", {"perspective_id": 1}, "perspective_id"),
        ("settings.watchlists.create", {}, "name"),
        ("settings.watchlists.add_tickets", {"watchlist_id": 1}, "ticket_ids"),
        ("settings.watchlists.add_tickets", {"watchlist_id": 1, "ticket_ids": [1]}, "ticket_ids.0"),
        ("settings.watchlists.reorder", {"watchlist_id": 1, "ticket_ids": [1001]}, "ticket_ids.0"),
        ("settings.hashtags.delete", {}, "tag"),
        ("settings.stock_responses.create", {"identifier": "x" * 256}, "identifier"),
        ("settings.stock_responses.create", {"ai_relevance": "always"}, "ai_relevance"),
        ("settings.stock_responses.update", {"content": "x"}, "template"),
        ("settings.stock_responses.update", {"template": {"content": "x"}}, "template.id"),
        ("templates.create", {"identifier": "x"}, "type"),
        ("templates.create", {"type": "email"}, "identifier"),
        ("templates.create", {"type": "email", "identifier": "welcome"}, "identifier"),
        ("templates.create", {"type": "faq", "identifier": "x"}, "identifier"),
        ("templates.search", {"q": "welcome"}, "search"),
        ("templates.render", {"template_identifier": "welcome"}, "data"),
        ("mail.mailboxes.create", {"name": "x"}, "address"),
        ("mail.mailboxes.create", {"name": "x", "address": "HELP@desk.example"}, "address"),
        (
            "mail.mailboxes.create",
            {"name": "x", "address": "x@desk.example", "smtp_security": "rot13"},
            "smtp_security",
        ),
        ("mail.mailboxes.set_password", {"mailbox_id": 1, "field": "pin", "value": "x"}, "field"),
        ("mail.mailboxes.delete", {"mailbox_id": 1}, "mailbox_id"),
        ("mail.excluded.create", {"email": "no-reply@newsletter.example"}, "email"),
        ("mail.sent_mail.list", {"range_days": 31}, "range_days"),
        ("mail.sent_mail.list", {"limit": 301}, "limit"),
        ("mail.sent_mail.search", {}, "q"),
        ("mail.sent_mail.search", {"q": "x", "limit": 501}, "limit"),
        ("workflow.queues.create", {"name": "inbox"}, "name"),
        ("workflow.queues.create", {"name": "x", "outgoing_mailbox_id": 99}, "outgoing_mailbox_id"),
        ("workflow.queues.move", {"from_queue_id": 1, "to_queue_id": 1}, "to_queue_id"),
        ("workflow.queues.delete", {"queue_id": 1}, "queue_id"),
        ("workflow.queues.delete", {"queue_id": 2}, "queue_id"),
        ("workflow.resolutions.create", {"name": "x", "colour": "red"}, "colour"),
        ("workflow.resolutions.delete", {"id": 2}, "id"),
        ("workflow.resolutions.reorder", {"ids": [99]}, "ids.0"),
        ("workflow.interventions.create", {"name": "server-alarm"}, "name"),
        ("workflow.interventions.create", {"name": "x", "queue_name": "Nowhere"}, "queue_name"),
        ("workflow.escalations.create", {"minutes": 0, "action": "notify"}, "minutes"),
        ("workflow.escalations.create", {"minutes": 5, "action": "shout"}, "action"),
        ("workflow.business_hours.update", {}, "mode"),
        ("workflow.business_hours.update", {"mode": "simple", "simple_start": 9, "simple_end": 9}, "simple_end"),
        ("reports.volumes", {"group_by": "hour"}, "group_by"),
        ("reports.volumes", {"date_from": "2026-03-02", "date_to": "2026-03-01"}, "date_to"),
        ("supervisor.jobs.retry", {}, "job_ids"),
        ("supervisor.health.disk_store", {"root_path": "/x"}, "min_free_space"),
        ("administration.users.create", {"name": "x", "email": "PRIYA.nair@desk.example"}, "email"),
        ("administration.custom_domain.update", {"domain": "d.example"}, "current_password"),
        ("administration.ai.update", {"current_password": "wrong"}, "current_password"),
        (
            "administration.ai.update",
            {"current_password": PASSWORD, "ai_auto_send_threshold": 101},
            "ai_auto_send_threshold",
        ),
        ("administration.api_tokens.create", {"name": "x", "owner": 6, "abilities": ["mail:read"]}, "owner"),
        ("administration.api_tokens.create", {"name": "x", "owner": "system", "abilities": ["all"]}, "abilities.0"),
        ("administration.storage.delete_closed", {}, "older_than_days"),
        ("administration.teams.create", {"name": "First Line"}, "name"),
        ("administration.teams.create", {"name": "x", "user_ids": [6]}, "user_ids.0"),
        ("axial.skills.create", {"key": "axial.core", "title": "x"}, "key"),
        ("axial.skills.create", {"key": "x", "title": "x", "composition": "wild"}, "composition"),
        ("axial.skills.update", {"skill": "axial.core", "key": "mine"}, "key"),
        ("axial.skills.delete", {"skill": "axial.core"}, "skill"),
        ("axial.skills.actions.upsert", {"skill": 2, "name": "x", "handler_type": "far"}, "handler_type"),
    ],
)
def test_rules(desk: Desk, operation: str, body: dict[str, Any], field: str) -> None:
    desk.invalid(field, operation, body)


@pytest.mark.parametrize(
    ("operation", "body"),
    [
        ("settings.perspectives.show", {"perspective_id": 99}),
        ("settings.perspectives.show", {"name": "Nowhere"}),
        ("settings.watchlists.delete", {"watchlist_id": 99}),
        ("settings.stock_responses.show", {"template_id": 1}),
        ("settings.stock_responses.update", {"template": {"id": 1}}),
        ("templates.show", {"template_id": 1}),
        ("templates.render", {"template_identifier": "nothing", "data": {}}),
        ("mail.mailboxes.delete", {"mailbox_id": 99}),
        ("mail.sent_mail.show", {"id": 1}),
        ("workflow.queues.update", {"queue_id": 99}),
        ("workflow.escalations.delete", {"id": 99}),
        ("workflow.interventions.generate_token", {"intervention_id": 99}),
        ("supervisor.health.disk_delete", {"id": 99}),
        ("administration.api_tokens.revoke", {"id": 99}),
        ("administration.teams.delete", {"id": 99}),
        ("axial.skills.show", {"skill": "nothing"}),
        ("axial.skills.actions.delete", {"skill": 2, "name": "nothing"}),
    ],
)
def test_unknown_rows_are_404(desk: Desk, operation: str, body: dict[str, Any]) -> None:
    assert desk.refused(404, operation, body)["error"] == "not_found"


# --- settings ------------------------------------------------------------------------------------------


def test_perspectives_of_others_are_not_there(desk: Desk) -> None:
    def names(by: str, scope: str = "all") -> list[str]:
        rows = desk.ok("settings.perspectives.index", {"scope": scope}, by=by)["perspectives"]
        return [row["name"] for row in rows]

    assert "Priya's desk" not in names("full")
    desk.refused(404, "settings.perspectives.show", {"perspective_id": 5})
    desk.invalid(
        "search_object.search_perspective",
        "tickets.query",
        {"search_object": {"search_perspective": "Priya's desk"}},
    )
    assert {row["name"] for row in desk.ok("settings.watchlists.index")["watchlists"]} == {"Escalated"}


def test_an_account_that_never_opened_the_interface_has_no_perspectives(
    desk: Desk, make_token: Callable[..., str]
) -> None:
    new = {"name": "Bot", "email": "bot@desk.example", "is_staff": True}
    owner = desk.ok("administration.users.create", new)["user"]["id"]
    token = make_token(owner, "settings:read")
    assert desk.ok("settings.perspectives.index", by=token)["perspectives"] == []
    assert desk.ok("settings.perspectives.index", {"scope": "all"}, by=token)["perspectives"]


def test_watchlist_order(desk: Desk) -> None:
    body = {"watchlist_id": 1, "ticket_ids": [1005]}
    assert desk.ok("settings.watchlists.reorder", body)["watchlist"]["ticket_ids"] == [1005, 1002]
    desk.ok("settings.watchlists.remove_tickets", body)
    found = desk.ok("tickets.query", {"search_object": {"criteria": [{"mode": "watchlist", "tokens": [1]}]}})
    assert [row["ticket_number"] for row in found] == [100102]


def test_deleting_a_hashtag_takes_it_off_the_tickets(desk: Desk) -> None:
    desk.ok("settings.hashtags.delete", {"tag": "#outage"})
    assert desk.ticket(100112)["hashtags"] == ["vip"]
    assert "outage" not in [row["tag"] for row in desk.ok("settings.hashtags.index")["hashtags"]]
    desk.ok("settings.hashtags.delete", {"tag": "never-heard-of"})


def test_stock_responses(desk: Desk) -> None:
    assert "content" not in desk.ok("settings.stock_responses.index")["templates"][0]
    body = {"search": "refund", "include_content": True}
    rows = desk.ok("settings.stock_responses.index", body)["templates"]
    assert [row["identifier"] for row in rows] == ["refund-sent"]
    assert "💶" in rows[0]["content"]
    number = desk.ok("settings.stock_responses.create", {})["template"]["id"]
    changed = {"template": {"id": number, "category": "New"}}
    assert desk.ok("settings.stock_responses.update", changed)["template"]["category"] == "New"


def test_only_an_admin_sets_ai_relevance(desk: Desk, make_token: Callable[..., str]) -> None:
    staff, admin = make_token(3, "settings:write"), make_token(2, "settings:write")
    body = {"subject": "S", "ai_relevance": "as_is"}
    desk.refused(403, "settings.stock_responses.create", body, by=staff)
    desk.ok("settings.stock_responses.create", {"subject": "S"}, by=staff)
    desk.ok("settings.stock_responses.create", body, by=admin)


@pytest.mark.parametrize("operation", ["settings.stock_responses.image_upload", "templates.image_upload"])
def test_image_uploads(desk: Desk, operation: str) -> None:
    number = {"template_id": "301" if operation.startswith("settings") else "201"}
    assert desk.ok(operation, number, upload=PNG)["url"]
    desk.invalid("file", operation, number)
    desk.invalid("file", operation, number, upload=Upload("a.txt", b"x", "text/plain"))
    desk.refused(404, operation, {"template_id": "1"}, upload=PNG)


# --- templates and mail --------------------------------------------------------------------------------


def test_an_update_keeps_what_it_does_not_name(desk: Desk) -> None:
    before = desk.ok("templates.show", {"template_id": 201})["template"]
    after = desk.ok("templates.update", {"template": {"id": 201, "subject": "New"}})["template"]
    assert after == {**before, "subject": "New"}


def test_template_search_knows_phrases_and_types(desk: Desk) -> None:
    def found(**body: Any) -> list[str]:
        return [row["subject"] for row in desk.ok("templates.search", body)["templates"]]

    assert found(search='"open a ticket"') == ["How do I return a part?"]
    assert found(search='"ticket a"') == []
    assert found(search="serial") == []
    assert found(search="serial", type="stock-response") == ["Serial number"]
    assert found(search="ticket", type="faq") == ["How do I return a part?"]


def test_render(desk: Desk) -> None:
    body = {"template_identifier": "welcome", "data": {"name": "Ann"}}
    assert desk.ok("templates.render", body)["subject"] == "Welcome, Ann"
    desk.refused(404, "templates.render", body | {"type": "notification"})
    desk.ok("templates.render", body | {"data": {}})


MAIL = {"to_address": "a@customer.example", "subject": "Hello", "content": "<p>Text</p>"}


def test_a_sent_mail_lands_in_sent_mail(desk: Desk) -> None:
    sent = desk.data("mail.send", {**MAIL, "cc": ["b@customer.example"], "mailbox": "billing"})
    assert sent["mailbox"] == "Billing"
    row = desk.ok("mail.sent_mail.search", {"q": "hello"})["sent_mail"][0]
    shown = desk.ok("mail.sent_mail.show", {"id": row["id"]})["sent_mail"]
    assert (shown["to_address"], shown["cc"]) == ("a@customer.example", ["b@customer.example"])
    assert desk.ok("mail.sent_mail.search", {"search": "hello"})["total"] == 1
    template = {"to_address": "a@customer.example", "template_identifier": "welcome", "data": {"name": "Ann"}}
    assert desk.data("mail.send", template)["mailbox"] == "Help"
    assert desk.ok("mail.sent_mail.list")["sent_mail"][0]["subject"] == "Welcome, Ann"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "to_address"),
        ({"to_address": "a@b.example"}, "subject"),
        ({**MAIL, "template_identifier": "welcome"}, "subject"),
        ({"to_address": "a@b.example", "subject": "S"}, "content"),
        ({"to_address": "a@b.example", "template_identifier": "welcome"}, "data"),
        ({"to_address": "a@b.example", "template_identifier": "x", "data": {}}, "template_identifier"),
        ({**MAIL, "mailbox": "Archive"}, "mailbox"),
        ({**MAIL, "cc": ["x"]}, "cc.0"),
        ({**MAIL, "to_address": "x@nowhere.invalid", "validate_address": True}, "to_address"),
    ],
)
def test_bad_mails_are_not_sent(desk: Desk, body: dict[str, Any], field: str) -> None:
    desk.invalid(field, "mail.send", body)
    assert desk.ok("mail.sent_mail.list")["total"] == 0


def test_secrets_go_in_and_never_come_out(desk: Desk) -> None:
    password = {"mailbox_id": 1, "field": "smtp_password", "value": "hunter-two"}
    assert desk.ok("mail.mailboxes.set_password", password)["mailbox"]["has_smtp_password"] is True
    ai = desk.ok("administration.ai.update", {"current_password": PASSWORD, "ai_api_key": "key-three"})
    assert ai["ai"]["has_api_key"] is True
    assert desk.ok("workflow.interventions.generate_token", {"intervention_id": 1})["token"]
    for operation in ("mail.mailboxes.index", "administration.ai.index", "workflow.interventions.index"):
        text = desk.call(operation).text
        assert "hunter-two" not in text
        assert "key-three" not in text
        assert '"token"' not in text
    cleared = {"current_password": PASSWORD, "ai_api_key_clear": True}
    assert desk.ok("administration.ai.update", cleared)["ai"]["has_api_key"] is False


# --- workflow and reports ------------------------------------------------------------------------------


def test_a_queue_is_emptied_and_deleted(desk: Desk) -> None:
    desk.ok("workflow.queues.update", {"queue_id": 4, "name": "Parcels", "is_parked": True, "release_queue_id": 1})
    assert desk.ok("workflow.queues.move", {"from_queue_id": 4, "to_queue_id": 1})["moved"] == 3
    desk.ok("workflow.queues.delete", {"queue_id": 4})
    assert desk.ticket(100108)["queue_name"] == "Inbox"


def test_a_made_queue_can_be_used_by_administrators(desk: Desk) -> None:
    desk.ok("workflow.queues.create", {"name": "Fresh"})
    assert desk.ticket(desk.create(queue_name="Fresh"))["queue_name"] == "Fresh"


def test_resolutions_follow_their_order(desk: Desk) -> None:
    rows = desk.ok("workflow.resolutions.reorder", {"ids": [3]})
    assert [row["id"] for row in rows] == [3, 1, 2]
    assert [row["id"] for row in desk.data("tickets.resolutions")["resolutions"]] == [3, 1, 2]


def test_reports_count_what_is_there(desk: Desk) -> None:
    span = {"date_from": "2026-01-01", "date_to": "2026-03-02"}
    volumes = desk.ok("reports.volumes", {**span, "group_by": "month"}, by="reports")
    assert sum(row["created"] for row in volumes["rows"]) == 27
    assert sum(row["closed"] for row in volumes["rows"]) == 6
    activity = desk.ok("reports.agent_activity", span, by="reports")["rows"]
    assert {row["email"]: row["internal"] for row in activity}["priya.nair@desk.example"] == 2
    resolutions = desk.ok("reports.resolutions", span, by="reports")
    assert {row["name"]: row["count"] for row in resolutions["rows"]}["Replaced"] == 1
    assert desk.ok("reports.response_times", {**span, "group_by": "week"}, by="reports")["rows"]
    desk.refused(403, "tickets.query", by="reports")


# --- supervision and administration ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation", "word"), [("supervisor.jobs.retry", "retried"), ("supervisor.jobs.delete", "deleted")]
)
def test_the_portals_jobs_are_never_touched(desk: Desk, operation: str, word: str) -> None:
    jobs = desk.ok("supervisor.jobs.index")["jobs"]
    numbers = [job["id"] for job in jobs] + [424242, "no-such-job"]
    assert desk.ok(operation, {"job_ids": numbers})[word] == 2
    left = [job for job in desk.ok("supervisor.jobs.index")["jobs"] if job["queue"] == "portal_default"]
    assert [job["status"] for job in left] == ["failed"]


def test_diagnostics_are_disabled(desk: Desk) -> None:
    for action in ("index", "fetch", "update", "upload"):
        answer = desk.refused(403, f"administration.diagnostics.{action}")
        assert answer["error"] == "diagnostics_disabled"


def test_logos(desk: Desk) -> None:
    for kind in ("app", "email"):
        branding = desk.ok(f"administration.branding.{kind}_logo", upload=PNG)["branding"]
        assert branding[f"{kind}_logo"]["name"] == "dot.png"
        desk.invalid("file", f"administration.branding.{kind}_logo", upload=Upload("a", b"x", "text/plain"))
        reset = desk.ok(f"administration.branding.reset_{kind}_logo")["branding"]
        assert reset[f"{kind}_logo"] is None


def test_orphaned_files_go_and_used_ones_stay(desk: Desk) -> None:
    desk.ok("templates.image_upload", {"template_id": "201"}, upload=PNG)
    orphan = desk.data("tickets.attachment_upload", upload=Upload("o.txt", b"orphan"))
    assert desk.ok("administration.storage.delete_orphaned")["deleted"] == 1
    body = {
        "originator_email_address": "a@customer.example",
        "data": {"subject": "S", "content": "C"},
        "attachments": [orphan],
    }
    desk.invalid("attachments.0.sha256", "tickets.create", body)


def test_old_closed_tickets_go(desk: Desk) -> None:
    assert desk.ok("administration.storage.delete_closed", {"older_than_days": 3650})["deleted"] == 0
    assert desk.ok("administration.storage.delete_closed", {"older_than_days": 1})["deleted"] >= 5


def test_users_and_their_queues(desk: Desk) -> None:
    rights = {"can_view": True, "can_manage": True}
    desk.refused(404, "tickets.show", {"ticket_number": "100109"}, by="agent")
    desk.ok("administration.users.queue_upsert", rights, path={"user": 3, "queue": 6})
    desk.data("tickets.show", {"ticket_number": "100109"}, by="agent")
    desk.ok("administration.users.queue_detach", path={"user": 3, "queue": 6})
    desk.refused(404, "tickets.show", {"ticket_number": "100109"}, by="agent")


def test_nobody_becomes_superuser_through_the_api(desk: Desk) -> None:
    flags = {"is_superuser": True, "is_sysadmin": True, "is_admin": True}
    user = desk.ok("administration.users.update", flags, path={"user": 3})["user"]
    assert (user["is_admin"], user["is_superuser"], user["is_sysadmin"]) == (True, False, False)


def test_api_keys(desk: Desk) -> None:
    body = {"name": "reader", "owner": 3, "abilities": ["tickets:read"], "allowed_ip": "192.0.2.1"}
    made = desk.ok("administration.api_tokens.create", body)
    token, number = made["plain_text_token"], made["token"]["id"]
    assert desk.data("token.show", by=token)["abilities"] == ["tickets:read"]
    assert token not in desk.call("administration.api_tokens.index").text
    changed = {"id": number, "abilities": ["mail:read"], "allowed_ip": None}
    assert desk.ok("administration.api_tokens.update", changed)["token"]["allowed_ip"] is None
    desk.refused(403, "tickets.query", by=token)
    desk.ok("administration.api_tokens.revoke", {"id": number})
    desk.refused(401, "token.show", by=token)


def test_nobody_grants_what_they_do_not_hold(desk: Desk, make_token: Callable[..., str]) -> None:
    token = make_token(2, "administration:write")
    body = {"name": "x", "owner": "system", "abilities": ["mail:write"]}
    desk.invalid("abilities.0", "administration.api_tokens.create", body, by=token)


def test_a_system_token_passes_roles_and_queues(desk: Desk, make_token: Callable[..., str]) -> None:
    token = make_token("system")
    desk.ok("supervisor.health.status", by=token)
    assert desk.data("token.show", by=token)["owner"]["email"] == "system@desk.example"
    desk.data("tickets.delete", {"ticket_numbers": ["100109"]}, by=token)


@pytest.mark.parametrize(
    ("by", "roles", "sysadmin", "plans"),
    [
        ("full", ["staff", "admin", "superuser"], True, 6),
        ("read-only", ["staff", "admin", "superuser"], True, 6),
        ("agent", ["staff"], False, 6),
        ("reports", ["staff", "admin"], False, 1),
        ("no-plan", ["staff", "admin"], False, 0),
        ("none", ["staff"], False, 6),
    ],
)
def test_a_token_tells_what_it_may(desk: Desk, by: str, roles: list[str], sysadmin: bool, plans: int) -> None:
    data = desk.data("token.show", by=by)
    assert data["owner"]["roles"] == roles
    assert data["owner"]["is_sysadmin"] is sysadmin
    assert len(data["plan"]["features"]) == plans
    granted = next(c for c in desk.sandbox.credentials if c.name == by).grants
    assert [grant for grant in granted if not grant.startswith(("role:", "flag:", "plan:"))] == data["abilities"]


def test_a_team_takes_its_assignments_along(desk: Desk) -> None:
    assert desk.data("tickets.teams")["teams"][0]["key"] == "team:1"
    desk.ok("administration.teams.delete", {"id": 1})
    assert desk.ticket(100106)["assigned_to_email"] is None


def test_skills(desk: Desk) -> None:
    action = {"skill": "order-status", "name": "look-up", "parameters": {"type": "object"}, "timeout_ms": 500}
    desk.ok("axial.skills.actions.upsert", action)
    skill = desk.ok("axial.skills.actions.upsert", {**action, "timeout_ms": 900})["skill"]
    assert [a["timeout_ms"] for a in skill["actions"]] == [900]
    desk.ok("axial.skills.actions.delete", {"skill": skill["id"], "name": "look-up"})
    desk.ok("axial.skills.update", {"skill": "axial.core", "title": "Still core"})
    desk.ok("axial.skills.delete", {"skill": "order-status"})
    desk.refused(403, "axial.skills.index", by="no-plan")
