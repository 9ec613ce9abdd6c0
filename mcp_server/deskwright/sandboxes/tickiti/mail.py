"""Mailboxes, known subjects, excluded addresses, sent mail, and sending.

A password goes in and never comes out; a sent message only lands in the table of sent mail.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from .call import Call, Handler, shown
from .fields import Fields
from .html_text import plain_text
from .outbox import deliver
from .refusals import invalid
from .render import render_text
from .store import Row, Table

MAILBOX_TEXTS = (
    "mailbox_type",
    "outgoing_mailbox_type",
    "pop_host",
    "pop_username",
    "smtp_host",
    "smtp_username",
)
MAILBOX_FLAGS = ("pop_enable", "pop_validate_cert", "smtp_enable")
MAILBOX_NUMBERS = ("max_consecutive_errors", "secondary_report_threshold", "pop_port", "smtp_port")
ENCRYPTIONS = ("none", "ssl", "tls", "starttls")
PASSWORD_FIELDS = (
    "pop_password",
    "smtp_password",
    "pop_client_secret",
    "smtp_client_secret",
)


def mailboxes_index(call: Call) -> Any:
    return {"mailboxes": [_show_mailbox(row) for row in call.state.mailboxes.all()]}


def mailboxes_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_mailbox(call, fields, None)
    fields.done()
    row = call.state.mailboxes.add({"secrets": [], **values})
    return {"mailbox": _show_mailbox(row)}


def mailboxes_update(call: Call) -> Any:
    row = call.row(call.state.mailboxes, "mailbox_id")
    fields = call.fields()
    values = _read_mailbox(call, fields, row)
    fields.done()
    row |= values
    return {"mailbox": _show_mailbox(row)}


def mailboxes_delete(call: Call) -> Any:
    row = call.row(call.state.mailboxes, "mailbox_id")
    used = [queue["name"] for queue in call.state.queues.all() if queue["outgoing_mailbox_id"] == row["id"]]
    if used:
        raise invalid("mailbox_id", f"The mailbox is used by the queue {used[0]}.")
    del call.state.mailboxes.rows[row["id"]]
    return {"deleted": True}


def mailboxes_set_password(call: Call) -> Any:
    row = call.row(call.state.mailboxes, "mailbox_id")
    fields = call.fields()
    field = fields.text("field", required=True, choices=PASSWORD_FIELDS)
    fields.text("value", required=True)
    fields.done()
    row["secrets"] = sorted({*row["secrets"], field})
    return {"mailbox": _show_mailbox(row)}


def subjects_index(call: Call) -> Any:
    return [shown(row) for row in call.state.subjects.all()]


def subjects_create(call: Call) -> Any:
    fields = call.fields()
    subject = fields.text("subject", required=True, limit=255)
    fields.done()
    return shown(call.state.subjects.add({"subject": subject}))


def excluded_index(call: Call) -> Any:
    return [shown(row) for row in call.state.excluded.all()]


def excluded_create(call: Call) -> Any:
    fields = call.fields()
    email = fields.email("email", required=True)
    if email and call.state.excluded.find(email=email):
        fields.fail("email", "The email has already been taken.")
    fields.done()
    return shown(call.state.excluded.add({"email": email}))


def subjects_delete(call: Call) -> Any:
    return _delete(call, call.state.subjects)


def excluded_delete(call: Call) -> Any:
    return _delete(call, call.state.excluded)


def sent_list(call: Call) -> Any:
    fields = call.fields()
    days = fields.integer("range_days", low=1, high=30) or 1
    limit = fields.integer("limit", low=1, high=300) or 300
    fields.done()
    since = call.state.now - timedelta(days=days)
    rows = [row for row in call.state.sent_mail.all() if datetime.fromisoformat(row["sent_at"]) >= since]
    return _sent(rows, limit)


def sent_search(call: Call) -> Any:
    fields = call.fields()
    words = fields.text("q" if call.body.get("q") else "search", limit=255)
    limit = fields.integer("limit", low=1, high=500) or 500
    if not words:
        fields.fail("q", "The q field is required.")
    fields.done()
    wanted = (words or "").casefold()
    rows = [
        row
        for row in call.state.sent_mail.all()
        if wanted in f"{row['to_address']} {row['subject']} {plain_text(row['content'])}".casefold()
    ]
    return _sent(rows, limit)


def sent_show(call: Call) -> Any:
    return {"sent_mail": shown(call.row(call.state.sent_mail))}


def send(call: Call) -> Any:
    fields = call.fields()
    to = fields.email("to_address", required=True)
    cc = fields.emails("cc") or []
    subject = fields.text("subject", limit=255)
    content = fields.text("content")
    identifier = fields.text("template_identifier", limit=255)
    data = fields.mapping("data")
    mailbox = _read_sender(call, fields)
    validate = fields.flag("validate_address") or False
    if bool(subject or content) == (identifier is not None):
        fields.fail("subject", "Exactly one of subject with content and template_identifier with data.")
    elif identifier is None:
        for name, value in (("subject", subject), ("content", content)):
            if not value:
                fields.fail(name, f"The {name} field is required.")
    else:
        template = call.state.templates.find(identifier=identifier)
        if template is None:
            fields.fail("template_identifier", f"The selected template_identifier is invalid: {identifier!r}.")
        if data is None and "data" not in fields.errors:
            fields.fail("data", "The data field is required with template_identifier.")
        if template is not None:
            subject = render_text(template["subject"], data or {})
            content = render_text(template["content"], data or {})
    if validate and to and (to.endswith(".invalid") or call.state.excluded.find(email=to)):
        fields.fail("to_address", "The to_address field does not take mail.")
    fields.done()
    row = deliver(call.state, to or "", subject or "", content or "", cc=cc, mailbox=mailbox)
    return {"ok": True, "data": {"sent_mail_id": row["id"], "mailbox": mailbox}}


def _read_sender(call: Call, fields: Fields) -> str | None:
    """The mailbox by name; without one the first that may send."""
    name = fields.text("mailbox", limit=255)
    able = [row for row in call.state.mailboxes.all() if row["smtp_enable"]]
    if name is None:
        return str(able[0]["name"]) if able else None
    for row in able:
        if row["name"].casefold() == name.casefold():
            return str(row["name"])
    fields.fail("mailbox", f"The selected mailbox is invalid: {name!r} is unknown or does not send.")
    return None


def _sent(rows: list[Row], limit: int) -> Row:
    newest = list(reversed(rows))[:limit]
    return {"sent_mail": [shown(row, "content") for row in newest], "total": len(rows)}


def _delete(call: Call, table: Table) -> Any:
    row = call.row(table)
    del table.rows[row["id"]]
    return {"deleted": True}


def _read_mailbox(call: Call, fields: Fields, row: Row | None) -> Row:
    values: Row = {
        "name": fields.text("name", required=row is None, limit=255),
        "address": fields.email("address", required=row is None),
        "pop_encryption": fields.text("pop_encryption", choices=ENCRYPTIONS),
        "smtp_security": fields.text("smtp_security", choices=ENCRYPTIONS),
    }
    values |= {name: fields.text(name, limit=255) for name in MAILBOX_TEXTS}
    values |= {name: fields.flag(name) for name in MAILBOX_FLAGS}
    values |= {name: fields.integer(name, low=0) for name in MAILBOX_NUMBERS}
    taken = call.state.mailboxes.find(address=values["address"]) if values["address"] else None
    if taken is not None and taken is not row:
        fields.fail("address", "The address has already been taken.")
    return {name: value for name, value in values.items() if value is not None or row is None}


def _show_mailbox(row: Row) -> Row:
    return shown(row, "secrets") | {f"has_{name}": name in row["secrets"] for name in PASSWORD_FIELDS}


OPERATIONS: dict[str, Handler] = {
    "mail.mailboxes.index": mailboxes_index,
    "mail.mailboxes.create": mailboxes_create,
    "mail.mailboxes.update": mailboxes_update,
    "mail.mailboxes.delete": mailboxes_delete,
    "mail.mailboxes.set_password": mailboxes_set_password,
    "mail.subjects.index": subjects_index,
    "mail.subjects.create": subjects_create,
    "mail.subjects.delete": subjects_delete,
    "mail.excluded.index": excluded_index,
    "mail.excluded.create": excluded_create,
    "mail.excluded.delete": excluded_delete,
    "mail.sent_mail.list": sent_list,
    "mail.sent_mail.search": sent_search,
    "mail.sent_mail.show": sent_show,
    "mail.send": send,
}
