"""Searches responses over all visible tickets: oldest first, in pages with a cursor.

Counting and grouping answer numbers instead of rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from .call import Call, Handler, enveloped
from .fields import Fields, is_day
from .html_text import plain_text
from .shapes import BODY_FIELDS, show_bodies, stamp
from .store import Response, Row, State, Ticket

DEFAULT_LIMIT = 200
METADATA = (
    "is_internal",
    "is_pinned",
    "staff_response",
    "created_by_email",
    "created_at",
    "updated_at",
    "is_email_sourced",
    "audit",
    "is_audit_only",
)
GROUPS = ("ticket_number", "created_by_email", "queue", "is_internal", "staff_response", "day")


@dataclass(frozen=True, slots=True)
class Filters:
    created_from: datetime | None
    created_to: datetime | None
    flags: dict[str, bool]
    queues: tuple[str, ...]
    queue_ids: tuple[int, ...]
    ticket_numbers: tuple[str, ...]
    response_ids: tuple[int, ...]
    authors: tuple[str, ...]
    include_deleted: bool

    def keep(self, state: State, ticket: Ticket, response: Response) -> bool:
        if not self.include_deleted and (response.deleted or ticket.deleted):
            return False
        if self.created_from and response.created_at < self.created_from:
            return False
        if self.created_to and response.created_at.replace(microsecond=0) > self.created_to:
            return False
        if self.queues and state.queue_name(ticket.queue_id).casefold() not in self.queues:
            return False
        if self.queue_ids and ticket.queue_id not in self.queue_ids:
            return False
        if self.ticket_numbers and str(ticket.number) not in self.ticket_numbers:
            return False
        if self.response_ids and response.id not in self.response_ids:
            return False
        if self.authors and response.created_by_email.casefold() not in self.authors:
            return False
        return all(FLAGS[name](response) == wanted for name, wanted in self.flags.items())


FLAGS: dict[str, Callable[[Response], bool]] = {
    "is_internal": lambda response: response.is_internal,
    "staff_response": lambda response: response.staff_response,
    "has_attachments": lambda response: bool(response.shown_attachments()),
    "is_empty": lambda response: not plain_text(response.html) and not response.shown_attachments(),
}


def query(call: Call) -> Any:
    fields = call.fields()
    filters = _read_filters(fields)
    wanted = fields.texts("fields", choices=BODY_FIELDS + METADATA)
    metadata_only = fields.flag("metadata_only") or False
    longest = fields.integer("max_body_chars", low=0)
    limit = fields.integer("limit", low=1, high=1000) or DEFAULT_LIMIT
    count_only = fields.flag("count_only") or False
    group_by = fields.text("group_by", choices=GROUPS)
    cursor = _read_cursor(fields)
    fields.done()

    state = call.state
    found = [
        (state.tickets[response.ticket_id], response)
        for response in state.responses.values()
        if call.caller.may_view(state.tickets[response.ticket_id].queue_id)
        and filters.keep(state, state.tickets[response.ticket_id], response)
    ]
    found.sort(key=lambda pair: (pair[1].created_at, pair[1].id))
    if group_by is not None:
        counted = Counter(_group(state, ticket, response, group_by) for ticket, response in found)
        return enveloped(groups=[{group_by: value, "count": count} for value, count in counted.items()])
    if count_only:
        return enveloped(count=len(found))
    if cursor is not None:
        found = [pair for pair in found if (pair[1].created_at, pair[1].id) > cursor]
    page, rest = found[:limit], found[limit:]
    names = _row_fields(wanted, metadata_only)
    last = page[-1][1] if page and rest else None
    return enveloped(
        responses=[_show_row(ticket, response, names, longest) for ticket, response in page],
        next_cursor={"created_at": stamp(last.created_at), "id": last.id} if last else None,
    )


def _row_fields(wanted: list[str] | None, metadata_only: bool) -> tuple[str, ...]:
    """Only body names: all metadata and those bodies. Any metadata name: exactly what was named."""
    names: tuple[str, ...]
    if wanted is None:
        names = METADATA + BODY_FIELDS
    elif any(name in METADATA for name in wanted):
        names = tuple(wanted)
    else:
        names = METADATA + tuple(wanted)
    return tuple(name for name in names if name in METADATA) if metadata_only else names


def _show_row(ticket: Ticket, response: Response, names: tuple[str, ...], longest: int | None) -> Row:
    values: Row = {
        "is_internal": response.is_internal,
        "is_pinned": response.is_pinned,
        "staff_response": response.staff_response,
        "created_by_email": response.created_by_email,
        "created_at": stamp(response.created_at),
        "updated_at": stamp(response.updated_at),
        "is_email_sourced": response.is_email_sourced,
        "audit": response.audit,
        "is_audit_only": response.is_audit_only,
    }
    row: Row = {"response_id": response.id, "ticket_number": ticket.number}
    row |= {name: value for name, value in values.items() if name in names}
    return row | show_bodies(response, names, longest)


def _group(state: State, ticket: Ticket, response: Response, name: str) -> Any:
    if name == "ticket_number":
        return ticket.number
    if name == "queue":
        return state.queue_name(ticket.queue_id)
    if name == "day":
        return response.created_at.date().isoformat()
    return getattr(response, name)


def _read_filters(fields: Fields) -> Filters:
    flags = {name: value for name in FLAGS if (value := fields.flag(name)) is not None}
    return Filters(
        created_from=_read_moment(fields, "created_from", time(0, 0, 0)),
        created_to=_read_moment(fields, "created_to", time(23, 59, 59)),
        flags=flags,
        queues=tuple(name.casefold() for name in fields.texts("queue") or []),
        queue_ids=tuple(fields.integers("queue_id") or []),
        ticket_numbers=tuple(str(number) for number in fields.integers("ticket_number") or []),
        response_ids=tuple(fields.integers("response_id") or []),
        authors=_read_authors(fields),
        include_deleted=fields.flag("include_deleted") or False,
    )


def _read_authors(fields: Fields) -> tuple[str, ...]:
    """One address, or a list of them."""
    if isinstance(fields.body.get("created_by_email"), str):
        return (str(fields.body["created_by_email"]).casefold(),)
    return tuple(email.casefold() for email in fields.texts("created_by_email") or [])


def _read_moment(fields: Fields, name: str, bare: time) -> datetime | None:
    value = fields.text(name)
    if value is None:
        return None
    if is_day(value):
        return datetime.combine(datetime.fromisoformat(value).date(), bare, UTC)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", value):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        except ValueError:
            pass
    fields.fail(name, f"The {name} field must match YYYY-MM-DD or YYYY-MM-DD HH:MM:SS.")
    return None


def _read_cursor(fields: Fields) -> tuple[datetime, int] | None:
    if fields.mapping("cursor") is None:
        return None
    cursor = fields.nested("cursor")
    text = cursor.text("created_at", required=True)
    number = cursor.integer("id", required=True)
    if text is None or number is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        cursor.fail("created_at", "The created_at field must be a valid date.")
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), number


OPERATIONS: dict[str, Handler] = {"tickets.responses_query": query}
