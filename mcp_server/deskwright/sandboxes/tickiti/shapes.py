"""How tickets, responses and attachments look in answers: ids as strings, `number` as an integer.

Reads the state and never changes it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .html_text import plain_text
from .store import Attachment, Response, Row, State, Ticket

BODY_FIELDS = ("html", "plain_text", "attachments")


def stamp(moment: datetime) -> str:
    """ISO 8601 with offset."""
    return moment.isoformat()


def show_attachment(attachment: Attachment) -> Row:
    return {
        "id": str(attachment.id),
        "name": attachment.name,
        "mime_type": attachment.mime_type,
        "sha256": attachment.sha256,
        "file_size": attachment.file_size,
        "is_inline": attachment.is_inline,
    }


def show_ticket(state: State, ticket: Ticket) -> Row:
    return {
        "id": str(ticket.id),
        "number": ticket.number,
        "subject": ticket.subject,
        "status": ticket.status,
        "priority": str(ticket.priority),
        "queue_id": str(ticket.queue_id),
        "queue_name": state.queue_name(ticket.queue_id),
        "originator_email": ticket.originator,
        "originator_name": state.display_name(ticket.originator),
        "assigned_to_email": ticket.assigned_to,
        "resolved": None if ticket.resolved is None else str(ticket.resolved),
        "on_hold_until": ticket.on_hold_until,
        "participants": list(ticket.participants),
        "hashtags": list(ticket.hashtags),
        "links": show_links(state, ticket),
        "created_at": stamp(ticket.created_at),
        "updated_at": stamp(ticket.updated_at),
    }


def show_links(state: State, ticket: Ticket) -> list[Row]:
    rows = []
    for other_id, kind in sorted(ticket.links.items()):
        other = state.tickets[other_id]
        if not other.deleted:
            rows.append(
                {
                    "ticket_number": other.number,
                    "subject": other.subject,
                    "status": other.status,
                    "kind": kind,
                    "permanent": kind == "clone",
                }
            )
    return rows


def show_response(
    response: Response, *, fields: tuple[str, ...] = BODY_FIELDS, max_body_chars: int | None = None
) -> Row:
    row: Row = {
        "id": str(response.id),
        "is_internal": response.is_internal,
        "is_pinned": response.is_pinned,
        "staff_response": response.staff_response,
        "created_by_email": response.created_by_email,
        "created_at": stamp(response.created_at),
        "updated_at": stamp(response.updated_at),
        "is_email_sourced": response.is_email_sourced,
    }
    return row | show_bodies(response, fields, max_body_chars)


def show_bodies(response: Response, fields: tuple[str, ...], max_body_chars: int | None) -> Row:
    row: dict[str, Any] = {}
    for name, text in (("html", response.html), ("plain_text", plain_text(response.html))):
        if name not in fields:
            continue
        if max_body_chars is not None and len(text) > max_body_chars:
            row[name] = text[:max_body_chars]
            row[f"{name}_truncated"] = True
        else:
            row[name] = text
    if "attachments" in fields:
        row["attachments"] = [show_attachment(attachment) for attachment in response.shown_attachments()]
    return row
