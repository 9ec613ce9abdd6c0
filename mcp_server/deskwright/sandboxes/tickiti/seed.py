"""The people, queues and settings every sandbox begins with.

All made up; the tickets stand in `seed_tickets`.
"""

from __future__ import annotations

from .shapes import stamp
from .store import Row, State
from .workflow import FULL_GRANT

QUEUES = ("Inbox", "Billing", "Hardware", "Returns", "Night Desk", "People")
NIGHT_DESK = "Night Desk"


def seed_settings(state: State) -> None:
    _seed_mailboxes(state)
    _seed_queues(state)
    _seed_people(state)
    _seed_own_settings(state)
    _seed_texts(state)
    _seed_workflow(state)
    _seed_health(state)
    _seed_installation(state)
    _seed_skills(state)


def _seed_mailboxes(state: State) -> None:
    for name, address, sends in (
        ("Help", "help@desk.example", True),
        ("Billing", "billing@desk.example", True),
        ("Archive", "archive@desk.example", False),
    ):
        state.mailboxes.add(
            {
                "name": name,
                "address": address,
                "mailbox_type": "imap",
                "pop_enable": True,
                "pop_encryption": "ssl",
                "pop_validate_cert": True,
                "max_consecutive_errors": 5,
                "secondary_report_threshold": 3,
                "outgoing_mailbox_type": "smtp" if sends else "none",
                "smtp_enable": sends,
                "smtp_security": "tls" if sends else "none",
                "secrets": ["pop_password"],
            }
        )
    for subject in ("Out of office", "Undelivered Mail Returned to Sender"):
        state.subjects.add({"subject": subject})
    state.excluded.add({"email": "no-reply@newsletter.example"})


def _seed_queues(state: State) -> None:
    for name in QUEUES:
        state.queues.add(
            {
                "name": name,
                "track_resolutions": name in ("Hardware", "Returns"),
                "is_parked": name == NIGHT_DESK,
                "release_queue_id": 1 if name == NIGHT_DESK else None,
                "outgoing_mailbox_id": 2 if name == "Billing" else 1,
                "content_type": "html",
            }
        )


def _seed_people(state: State) -> None:
    people = (
        (
            "Olivia Reyes",
            "olivia.reyes@desk.example",
            ("is_staff", "is_admin", "is_superuser", "is_sysadmin"),
        ),
        ("Tomas Lind", "tomas.lind@desk.example", ("is_staff", "is_admin")),
        ("Priya Nair", "priya.nair@desk.example", ("is_staff",)),
        ("Jonas Weber", "jonas.weber@desk.example", ("is_staff",)),
        ("Zoë Müller", "zoe.mueller@desk.example", ("is_staff",)),
        ("Former Intern", "former.intern@desk.example", ()),
    )
    for name, email, flags in people:
        row: Row = {flag: flag in flags for flag in ("is_staff", "is_admin", "is_superuser", "is_sysadmin")}
        queues = QUEUES if "is_admin" in flags else ("Inbox", "Billing", "Hardware") if flags else ()
        grants = {}
        for queue in queues:
            manages = "is_admin" in flags or queue == "Inbox"
            grant = FULL_GRANT | {"can_manage": manages, "can_delete": manages}
            grants[QUEUES.index(queue) + 1] = grant
        state.users.add(
            {
                "name": name,
                "email": email,
                **row,
                "tonic_notifications": "is_admin" in flags,
                "opened_interface": bool(flags),
                "queues": grants,
            }
        )
    state.teams.add({"name": "First Line", "description": "Answers first.", "user_ids": [3, 4]})
    state.teams.add({"name": "Field Service", "description": None, "user_ids": [5]})


def _seed_own_settings(state: State) -> None:
    everything: Row = {"description": None, "show_in_crm": False, "display_mode": "list", "orders": []}
    newest = [{"field": "updated", "ascending": False}]
    built_in: tuple[tuple[str, list[Row], tuple[str, ...] | None], ...] = (
        ("All", [], None),
        ("Open", [{"field": "status", "operator": "is", "value": "open"}], None),
        (
            "On hold",
            [{"field": "status", "operator": "is", "value": "on-hold"}],
            ("ticket_number", "subject", "on_hold_until", "queue"),
        ),
    )
    for name, conditions, columns in built_in:
        state.perspectives.add(
            everything
            | {"name": name, "shared": True, "built_in": True, "owner_id": None}
            | {"conditions": conditions, "columns": columns}
        )
    state.perspectives.add(
        everything
        | {"name": "Urgent billing", "shared": True, "built_in": False, "owner_id": 1, "orders": newest}
        | {
            "conditions": [
                {"field": "queue", "operator": "is", "value": "Billing"},
                {"field": "priority", "operator": "is", "value": "40"},
            ]
        }
    )
    state.perspectives.add(
        everything
        | {"name": "Priya's desk", "shared": False, "built_in": False, "owner_id": 3, "orders": newest}
        | {"conditions": [{"field": "assigned", "operator": "is", "value": "priya.nair@desk.example"}]}
    )
    state.watchlists.add(
        {"name": "Escalated", "icon": "flag", "shared": True, "owner_id": 1, "ticket_ids": [1002, 1005]}
    )
    state.watchlists.add({"name": "Follow up", "icon": "star", "shared": False, "owner_id": 3, "ticket_ids": [1001]})
    state.hashtags = ["outage", "refund", "vip"]


def _seed_texts(state: State) -> None:
    templates: tuple[tuple[str, str | None, str, str], ...] = (
        (
            "email",
            "order-delay",
            "Your order {{order}} is late",
            "<p>Hello {{name}},</p><p>your order {{order}} leaves us on {{day}}.</p>",
        ),
        ("email", "welcome", "Welcome, {{name}}", "<p>Good to have you here, {{name}}.</p>"),
        ("email", "broken-template", "Broken {{", "<p>{{name</p>"),
        (
            "notification",
            "ticket-assigned",
            "Ticket {{number}} is yours",
            "<p>Please look at {{number}}.</p>",
        ),
        ("faq", None, "How do I return a part?", "<p>Open a ticket; we send a label.</p>"),
        ("faq", None, "When are you open?", "<p>Monday to Friday, 9:00 to 17:00.</p>"),
        ("faq", None, "How do refunds work? (draft)", "<p>To be written.</p>"),
    )
    empty: Row = dict.fromkeys(("category", "subcategory", "description", "legend", "keywords"))
    for ordinal, (kind, identifier, subject, content) in enumerate(templates, 1):
        state.templates.add(
            empty
            | {"type": kind, "identifier": identifier, "subject": subject, "content": content}
            | {"is_enabled": "(draft)" not in subject, "ordinal": ordinal}
        )
    stock = (
        ("ask-serial", "Hardware", "Serial number", "<p>Which serial number is on the label?</p>", "as_is"),
        ("refund-sent", "Billing", "Refund", "<p>The refund is on its way. 💶</p>", "compose"),
        ("old-hours", "General", "Opening hours", "<p>We are open until noon.</p>", "exclude"),
    )
    for identifier, category, subject, content, relevance in stock:
        state.stock_responses.add(
            {
                "identifier": identifier,
                "title": subject,
                "category": category,
                "subcategory": None,
                "subject": subject,
                "keywords": None,
                "content": content,
                "notes": None,
                "is_enabled": identifier != "old-hours",
                "ai_relevance": relevance,
                "type": "stock-response",
            }
        )


def _seed_workflow(state: State) -> None:
    for ordinal, (name, colour) in enumerate(
        (("Fixed", "#2f9e44"), ("Replaced", "#1971c2"), ("Not reproducible", "#868e96")), 1
    ):
        state.resolutions.add({"name": name, "colour": colour, "ordinal": ordinal})
    state.interventions.add(
        {
            "name": "server-alarm",
            "title": "Alarm on {{host}}",
            "queue_name": "Hardware",
            "notify_inbox_managers": True,
            "create_urgent": True,
            "remote_timeout_seconds": 30,
            "remote_enabled": False,
            "remote_name": None,
            "token": None,
        }
    )
    state.escalations.add({"minutes": 240, "action": "notify", "email": "tomas.lind@desk.example"})
    state.escalations.add({"minutes": 1440, "action": "email", "email": "olivia.reyes@desk.example"})
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    state.business_hours = {"mode": "simple", "simple_start": 540, "simple_end": 1020}
    state.business_hours |= {f"{day}_enabled": day not in ("sat", "sun") for day in days}


def _seed_health(state: State) -> None:
    state.disks.add(
        {
            "root_path": "/",
            "min_free_space": 2_000_000_000,
            "warn_free_space": 5_000_000_000,
            "free_space": 41_000_000_000,
        }
    )
    state.exceptions.add({"pattern": "App\\Exceptions\\MailTimeout*", "description": "Mail servers nap."})
    for name, queue, status in (
        ("SendNotification", "default", "failed"),
        ("ImportMailbox", "mail", "failed"),
        ("RenewPortal", "portal_default", "failed"),
    ):
        state.jobs.add({"name": name, "queue": queue, "status": status, "failed_at": stamp(state.now)})
    state.super_tasks.add({"name": "Nightly backup", "schedule": "30 2 * * *", "enabled": True})


def _seed_installation(state: State) -> None:
    state.system = {"site_name": "Sandbox Desk", "timezone": "UTC", "locale": "en"}
    state.branding = {
        "app_name": "Sandbox Desk",
        "primary_colour": "#1971c2",
        "email_footer": "Sandbox Desk",
        "app_logo": None,
        "email_logo": None,
    }
    state.ai = {
        "ai_enabled": False,
        "ai_auto_draft_inbound": False,
        "ai_suggest_after_staff_reply": False,
        "ai_auto_send": False,
        "ai_auto_send_threshold": 90,
        "ai_model": "small",
        "ai_persona": "",
        "ai_business_context": "",
        "ai_signature": "",
        "ai_auto_signature": False,
        "has_api_key": False,
    }
    state.custom_domain = {"domain": None, "status": "none"}
    state.storage = {"sent_mail_retention_days": 90}


def _seed_skills(state: State) -> None:
    for key, title, composition in (
        ("axial.core", "Core", "vetted"),
        ("order-status", "Order status", "guided"),
    ):
        state.skills.add(
            {
                "key": key,
                "title": title,
                "description": None,
                "instructions": "Look the order up before you answer.",
                "triggers": ["order"],
                "composition": composition,
                "citation_set": [],
                "enabled": True,
                "ordinal": 0,
                "parent_key": None,
                "actions": [],
            }
        )
