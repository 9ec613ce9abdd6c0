"""Answers of status 200 that are failures all the same; the words that cause each are listed here.

Changes nothing: a triggered operation is not carried out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .call import Call


@dataclass(frozen=True, slots=True)
class Trigger:
    """A value at a place of one operation's body that makes it fail with status 200."""

    operation: str
    place: tuple[str, ...]
    value: str
    answer: Mapping[str, Any]


TRIGGERS = (
    Trigger(
        "tickets.create",
        ("data", "subject"),
        "my_error",
        {"my_error": "The ticket could not be stored."},
    ),
    Trigger(
        "tickets.respond",
        ("content",),
        "ok_false",
        {"ok": False, "message": "The reply could not be stored."},
    ),
    Trigger(
        "settings.stock_responses.create",
        ("subject",),
        "my_error",
        {"my_error": "Duplicate entry for key templates_identifier_unique."},
    ),
    Trigger(
        "settings.watchlists.create",
        ("name",),
        "ok_false",
        {"ok": False, "message": "The watchlist could not be created."},
    ),
    Trigger(
        "mail.mailboxes.create",
        ("name",),
        "amf_error",
        {"amf_error": {"code": 500, "description": "The mailbox could not be saved."}},
    ),
    Trigger(
        "mail.send",
        ("to_address",),
        "bounce@customer.example",
        {"ok": False, "error": "mail_transport_failed", "message": "The mail server refused the recipient."},
    ),
    Trigger(
        "templates.render",
        ("template_identifier",),
        "broken-template",
        {"error": "template_render_failed", "message": "Unbalanced token in the template."},
    ),
)


def failed_answer(call: Call) -> dict[str, Any] | None:
    """The failing answer a trigger word of this request asks for, if it carries one."""
    for trigger in TRIGGERS:
        if trigger.operation == call.operation and _value_at(call.body, trigger.place) == trigger.value:
            return dict(trigger.answer)
    return None


def _value_at(body: Any, place: tuple[str, ...]) -> Any:
    for name in place:
        body = body.get(name) if isinstance(body, Mapping) else None
    return body
