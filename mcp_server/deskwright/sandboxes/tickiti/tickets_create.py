"""Raises tickets: from subject and content, from a template, or from an intervention.

Validates everything before the first change, so a refused request leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .call import Call, Handler, enveloped
from .fields import Fields
from .html_text import extract_inline, hashtags, mentions
from .outbox import notify
from .references import UNASSIGNED, read_assignee, read_priority, read_queue, read_uploads
from .render import render_text
from .store import STATUSES, Blob, Response, Row, State

DEFAULT_QUEUE = "Inbox"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first response says and where the ticket is meant to go."""

    subject: str
    content: str
    queue: Row
    intervention: tuple[str, str] | None = None


def create(call: Call) -> Any:
    fields = call.fields()
    data = fields.nested("data")
    originator = fields.email("originator_email_address", required=True)
    is_public = fields.flag("is_public")
    as_originator = fields.flag("use_passed_originator_as_responder")
    participants = fields.emails("participants") or []
    strict = fields.flag("strict_tags")
    uploads = read_uploads(fields, call.state)
    opening = _read_opening(call, fields, data)
    assignee = read_assignee(data, call.state)
    priority = read_priority(data)
    status = data.text("status", choices=STATUSES)
    hold = data.day("on_hold_until")
    if status == "on-hold" and hold is None and not data.given("on_hold_until"):
        data.fail("on_hold_until", "The on_hold_until field is required when status is on-hold.")
    tags, warnings = read_tags(call.state, opening.content if opening else "")
    if strict and warnings:
        fields.fail("strict_tags", " ".join(warnings))
    inline = extract_inline(opening.content if opening else "")
    if inline is None:
        data.fail("content", "An inline image in the content is not valid base64.")
    fields.done()
    assert opening is not None
    assert inline is not None
    assert originator is not None

    queue, reason = reroute(call.state, opening.queue)
    ticket = call.state.add_ticket(
        subject=opening.subject,
        queue_id=queue["id"],
        originator=originator,
        status=status or ("on-hold" if hold else "open"),
        on_hold_until=hold,
        priority=priority or 20,
        assigned_to=None if assignee == UNASSIGNED else assignee,
        participants=[email for email in dict.fromkeys(participants) if email != originator],
        hashtags=tags,
        intervention=opening.intervention,
    )
    author = originator if as_originator else call.caller.email
    response = call.state.add_response(
        ticket,
        html=inline[0],
        created_by_email=author,
        staff_response=call.state.is_staff_email(author),
        is_internal=is_public is False,
    )
    for file in inline[1]:
        call.state.add_attachment(response, file.name, file.mime_type, file.blob, True)
    attach_uploads(call.state, response, uploads)
    notify(call.state, ticket, response)
    return enveloped(
        ticket_number=ticket.number,
        queue=queue["name"],
        rerouted=reason is not None,
        reroute_reason=reason,
        tag_warnings=warnings,
    )


def accept(call: Call) -> Any:
    """A remote system raises an alarm through an intervention; the same uid joins its open ticket."""
    fields = call.fields()
    name = fields.text("intervention", required=True, limit=255)
    uid = fields.text("uid", required=True, limit=255)
    values = fields.mapping("data") or {}
    row = _intervention(call.state, fields, name)
    fields.done()
    assert row is not None
    assert uid is not None
    for ticket in call.state.tickets.values():
        if ticket.intervention == (row["name"], uid) and ticket.status != "closed" and not ticket.deleted:
            return enveloped(ticket_number=ticket.number, created=False)
    opening = _intervention_opening(call.state, row, uid, values)
    ticket = call.state.add_ticket(
        subject=opening.subject,
        queue_id=opening.queue["id"],
        originator=call.caller.email,
        priority=40 if row["create_urgent"] else 20,
        intervention=opening.intervention,
    )
    call.state.add_response(
        ticket,
        html=opening.content,
        created_by_email=call.caller.email,
        staff_response=True,
        is_internal=True,
    )
    return enveloped(ticket_number=ticket.number, created=True)


def _read_opening(call: Call, fields: Fields, data: Fields) -> Opening | None:
    """Exactly one of subject+content, template_identifier+data, intervention+data+uid."""
    template_name = fields.text("template_identifier", limit=255)
    intervention_name = fields.text("intervention", limit=255)
    subject = data.text("subject", limit=255)
    content = data.text("content")
    plain = bool(subject or content)
    ways = [plain, template_name is not None, intervention_name is not None]
    if sum(ways) != 1:
        ways_told = "subject with content, template_identifier with data, intervention with data and uid"
        fields.fail("data", f"Exactly one of: {ways_told}.")
        return None
    if intervention_name is not None:
        return _read_intervention(call.state, fields, data, intervention_name)
    if fields.given("uid"):
        fields.fail("uid", "The uid field is only allowed with intervention.")
    queue = _read_create_queue(call, fields, data)
    if template_name is not None:
        template = call.state.templates.find(identifier=template_name)
        if template is None or not template["is_enabled"]:
            fields.fail("template_identifier", f"The selected template_identifier is invalid: {template_name!r}.")
            return None
        if not data.body:
            fields.fail("data", "The data field is required with template_identifier.")
            return None
        if queue is None:
            return None
        values = data.body
        return Opening(render_text(template["subject"], values), render_text(template["content"], values), queue)
    for name, value in (("subject", subject), ("content", content)):
        if not value:
            data.fail(name, f"The {name} field is required.")
    return Opening(subject, content, queue) if subject and content and queue else None


def _read_intervention(state: State, fields: Fields, data: Fields, name: str) -> Opening | None:
    if fields.given("queue_name") or data.given("queue_name"):
        fields.fail("queue_name", "The queue_name field is not allowed with intervention.")
    uid = fields.text("uid", required=True, limit=255)
    if not data.body:
        fields.fail("data", "The data field is required with intervention.")
    row = _intervention(state, fields, name)
    if row is None or uid is None:
        return None
    inner = data.body.get("data")
    return _intervention_opening(state, row, uid, inner if isinstance(inner, dict) else data.body)


def _intervention(state: State, fields: Fields, name: str | None) -> Row | None:
    row = state.interventions.find(name=name) if name else None
    if name and row is None:
        fields.fail("intervention", f"The selected intervention is invalid: {name!r}.")
    return row


def _intervention_opening(state: State, row: Row, uid: str, values: Mapping[str, Any]) -> Opening:
    queue = state.queues.find(name=row["queue_name"] or DEFAULT_QUEUE) or state.queues.all()[0]
    content = "".join(f"<p>{name}: {value}</p>" for name, value in values.items() if name != "queue_name")
    return Opening(render_text(row["title"], values), content or f"<p>{uid}</p>", queue, (row["name"], uid))


def _read_create_queue(call: Call, fields: Fields, data: Fields) -> Row | None:
    """The queue by name: top level first, then the copy in `data` that older clients send."""
    place = fields if fields.given("queue_name") or not data.given("queue_name") else data
    if place.given("queue_name"):
        return read_queue(place, call, "queue_name")
    return call.state.queues.find(name=DEFAULT_QUEUE)


def reroute(state: State, queue: Row) -> tuple[Row, str | None]:
    """A parked queue takes no new ticket: it lands in the queue named for its release."""
    release = state.queues.get(queue.get("release_queue_id")) if queue.get("is_parked") else None
    if release is None:
        return queue, None
    return release, f"The queue {queue['name']} is parked."


def read_tags(state: State, content: str) -> tuple[list[str], list[str]]:
    """The known hashtags of a text, and a warning for every @tag or #hashtag that matches nobody."""
    warnings = []
    people = {row["email"].partition("@")[0].casefold() for row in state.users.all() if row["is_staff"]}
    people |= {row["name"].partition(" ")[0].casefold() for row in state.users.all() if row["is_staff"]}
    people |= {row["name"].casefold().replace(" ", "-") for row in state.teams.all()}
    for name in mentions(content):
        if name.casefold() not in people:
            warnings.append(f"@{name} matches nobody.")
    known = {tag.casefold(): tag for tag in state.hashtags}
    tags = []
    for name in hashtags(content):
        if name.casefold() in known:
            tags.append(known[name.casefold()])
        else:
            warnings.append(f"#{name} matches nothing.")
    return tags, warnings


def attach_uploads(state: State, response: Response, uploads: list[tuple[str, Blob]]) -> None:
    for name, blob in uploads:
        state.add_attachment(response, name, mime_of(name), blob, False)


def mime_of(name: str) -> str:
    """The type of a file by its name, the same on every machine."""
    return MIME_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


MIME_TYPES = {
    "txt": "text/plain",
    "log": "text/plain",
    "csv": "text/csv",
    "html": "text/html",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "zip": "application/zip",
    "json": "application/json",
    "exe": "application/x-msdownload",
    "docm": "application/vnd.ms-word.document.macroenabled.12",
}

OPERATIONS: dict[str, Handler] = {
    "tickets.create": create,
    "interventions.accept": accept,
}
