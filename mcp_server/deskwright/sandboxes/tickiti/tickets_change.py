"""Replies to tickets and changes them: respond, close, participants, originator.

Every change is validated first and then made as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .call import Call, Handler, enveloped
from .fields import Fields
from .html_text import InlineFile, extract_inline
from .outbox import notify
from .references import (
    UNASSIGNED,
    managed,
    read_assignee,
    read_priority,
    read_queue,
    read_resolution,
    read_uploads,
    ticket_reference,
)
from .refusals import invalid
from .store import STATUSES, Blob, Response, Row, Ticket
from .tickets_create import attach_uploads, read_tags

RESPOND_FIELDS = frozenset(
    {
        "ticket_number",
        "ticket_id",
        "from_email",
        "content",
        "is_internal",
        "send_full_email",
        "keep_status",
        "status",
        "on_hold_until",
        "assigned_to_email",
        "priority",
        "resolved",
        "queue",
        "subject",
        "add_participants",
        "remove_participants",
        "attachments",
        "strict_tags",
    }
)
REFUSED_BODIES = ("html", "body", "message")


@dataclass(slots=True)
class Change:
    """What a request wants of a ticket besides a text."""

    status: str | None = None
    on_hold_until: str | None = None
    assignee: str | None = None
    priority: int | None = None
    resolved: int | None = None
    queue: Row | None = None
    subject: str | None = None
    add: list[str] = field(default_factory=list)
    remove: list[str] = field(default_factory=list)

    def is_empty(self) -> bool:
        return self == Change()


def respond(call: Call) -> Any:
    ticket = ticket_reference(call)
    fields = call.fields()
    for name in REFUSED_BODIES:
        if name in call.body:
            fields.fail(name, f"The {name} field is not accepted; the text of a response goes into content.")
    author = fields.email("from_email", required=True)
    is_internal = fields.flag("is_internal") or False
    full = fields.flag("send_full_email") or False
    keep = fields.flag("keep_status") or False
    uploads = read_uploads(fields, call.state)
    change = _read_change(call, fields, ticket)
    content, inline = _read_content(fields)
    strict = fields.flag("strict_tags")
    tags, warnings = read_tags(call.state, content or "")
    if strict and warnings:
        fields.fail("strict_tags", " ".join(warnings))
    if not content and not uploads and change.is_empty() and not fields.errors:
        fields.fail("content", "The content field is required unless the ticket is changed.")
    _check_closing(call, fields, ticket, change)
    fields.done()
    assert author is not None

    says_something = bool(content or uploads)
    reopened = _reopens(ticket, change, keep, says_something and not is_internal)
    if reopened:
        change.status = "open"
    notes = _apply(call, ticket, change)
    if says_something and author not in (ticket.originator, *ticket.participants):
        ticket.participants.append(author)
    ticket.hashtags = list(dict.fromkeys([*ticket.hashtags, *tags]))
    response = call.state.add_response(
        ticket,
        html=content or "",
        created_by_email=author,
        staff_response=call.state.is_staff_email(author),
        is_internal=is_internal or not says_something,
        audit="; ".join(notes) or None,
        is_audit_only=not says_something,
    )
    _attach(call, response, inline, uploads)
    if says_something:
        notify(call.state, ticket, response, full=full)
    return enveloped(
        ticket_id=ticket.id,
        response_id=response.id,
        reopened=reopened,
        ignored_params=sorted(set(call.body) - RESPOND_FIELDS),
        tag_warnings=warnings,
    )


def close(call: Call) -> Any:
    ticket = ticket_reference(call)
    fields = call.fields()
    author = fields.email("from_email") or call.caller.email
    is_internal = fields.flag("is_internal") or False
    content, inline = _read_content(fields)
    change = Change(
        status="closed",
        resolved=read_resolution(fields, call.state),
        queue=read_queue(fields, call, "queue"),
        subject=fields.text("subject", limit=255),
    )
    _check_closing(call, fields, ticket, change)
    fields.done()
    already = ticket.status == "closed"
    notes = _apply(call, ticket, change)
    response = call.state.add_response(
        ticket,
        html=content or "",
        created_by_email=author,
        staff_response=call.state.is_staff_email(author),
        is_internal=is_internal or not content,
        audit="; ".join(notes) or None,
        is_audit_only=not content,
    )
    _attach(call, response, inline, [])
    if content:
        notify(call.state, ticket, response)
    return enveloped(
        ticket_id=ticket.id,
        ticket_number=ticket.number,
        response_id=response.id,
        status=ticket.status,
        already_closed=already,
    )


def participants_add(call: Call) -> Any:
    ticket, people = _participant_request(call)
    added = [email for email in people if email != ticket.originator and email not in ticket.participants]
    ticket.participants += added
    _touch(call, ticket)
    return enveloped(ticket_id=ticket.id, added=added, participants=list(ticket.participants))


def participants_remove(call: Call) -> Any:
    ticket, people = _participant_request(call)
    if ticket.originator in people:
        raise invalid("participants", "The originator cannot be removed.")
    removed = [email for email in people if email in ticket.participants]
    ticket.participants = [email for email in ticket.participants if email not in removed]
    _touch(call, ticket)
    return enveloped(ticket_id=ticket.id, removed=removed, participants=list(ticket.participants))


def originator_update(call: Call) -> Any:
    ticket = managed(call, ticket_reference(call))
    fields = call.fields()
    email = fields.email("originator_email", required=True)
    fields.done()
    assert email is not None
    previous, ticket.originator = ticket.originator, email
    ticket.participants = [person for person in ticket.participants if person != email]
    call.state.contacts.setdefault(email, call.state.display_name(email))
    _touch(call, ticket)
    return enveloped(ticket_id=ticket.id, originator_email=email, previous_originator_email=previous)


def _participant_request(call: Call) -> tuple[Ticket, list[str]]:
    ticket = ticket_reference(call)
    fields = call.fields()
    people = fields.emails("participants", required=True, low=1)
    fields.email("from_email")
    fields.done()
    return ticket, list(dict.fromkeys(people or []))


def _read_content(fields: Fields) -> tuple[str | None, list[InlineFile]]:
    content = fields.text("content")
    extracted = extract_inline(content or "")
    if extracted is None:
        fields.fail("content", "An inline image in the content is not valid base64.")
        return None, []
    return extracted[0] or None, extracted[1]


def _read_change(call: Call, fields: Fields, ticket: Ticket) -> Change:
    change = Change(
        status=fields.text("status", choices=STATUSES),
        on_hold_until=fields.day("on_hold_until"),
        assignee=read_assignee(fields, call.state),
        priority=read_priority(fields),
        resolved=read_resolution(fields, call.state),
        queue=read_queue(fields, call, "queue"),
        subject=fields.text("subject", limit=255),
        add=fields.emails("add_participants") or [],
        remove=fields.emails("remove_participants") or [],
    )
    if ticket.originator in change.remove:
        fields.fail("remove_participants", "The originator cannot be removed.")
    if change.status == "on-hold" and not fields.given("on_hold_until"):
        fields.fail("on_hold_until", "The on_hold_until field is required when status is on-hold.")
    if change.status in ("open", "closed") and change.on_hold_until is not None:
        fields.fail("on_hold_until", f"The on_hold_until field does not go with status {change.status}.")
    if change.on_hold_until is not None and change.status is None:
        change.status = "on-hold"
    return change


def _check_closing(call: Call, fields: Fields, ticket: Ticket, change: Change) -> None:
    """A queue that tracks resolutions closes no ticket without a category."""
    queue = change.queue or call.state.queues.get(ticket.queue_id) or {}
    needed = change.status == "closed" and queue.get("track_resolutions")
    if needed and change.resolved is None and ticket.resolved is None and not fields.given("resolved"):
        fields.fail("resolved", f"The resolved field is required: the queue {queue['name']} tracks resolutions.")


def _reopens(ticket: Ticket, change: Change, keep: bool, public: bool) -> bool:
    """Only a public reply without a status of its own reopens a closed or held ticket."""
    return public and not keep and change.status is None and ticket.status != "open"


def _apply(call: Call, ticket: Ticket, change: Change) -> list[str]:
    """Makes the change and says what it changed, for the audit."""
    notes = []
    if change.status is not None:
        notes.append(f"status {ticket.status} -> {change.status}")
        ticket.status = change.status
        ticket.on_hold_until = change.on_hold_until if change.status == "on-hold" else None
    if change.assignee is not None:
        ticket.assigned_to = None if change.assignee == UNASSIGNED else change.assignee
        notes.append(f"assigned to {change.assignee}")
    if change.priority is not None:
        ticket.priority = change.priority
        notes.append(f"priority {change.priority}")
    if change.resolved is not None:
        ticket.resolved = change.resolved
        notes.append(f"resolved {change.resolved}")
    if change.queue is not None:
        ticket.queue_id = change.queue["id"]
        notes.append(f"queue {change.queue['name']}")
    if change.subject is not None:
        ticket.subject = change.subject
        notes.append("subject changed")
    known = {ticket.originator, *ticket.participants}
    ticket.participants += [email for email in dict.fromkeys(change.add) if email not in known]
    ticket.participants = [email for email in ticket.participants if email not in change.remove]
    _touch(call, ticket)
    return notes


def _attach(call: Call, response: Response, inline: list[InlineFile], uploads: list[tuple[str, Blob]]) -> None:
    for file in inline:
        call.state.add_attachment(response, file.name, file.mime_type, file.blob, True)
    attach_uploads(call.state, response, uploads)


def _touch(call: Call, ticket: Ticket) -> None:
    ticket.updated_at = call.state.now


OPERATIONS: dict[str, Handler] = {
    "tickets.respond": respond,
    "tickets.close": close,
    "tickets.participants_add": participants_add,
    "tickets.participants_remove": participants_remove,
    "tickets.originator_update": originator_update,
}
