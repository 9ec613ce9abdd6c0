"""Restructures tickets: delete, restore, merge, link, split, move and copy responses.

All or nothing: every ticket named is found and allowed before the first one is touched.
"""

from __future__ import annotations

from typing import Any

from .call import Call, Handler, enveloped
from .references import (
    find_ticket,
    managed,
    read_queue,
    ticket_named,
    ticket_reference,
    visible,
    visible_response,
)
from .refusals import invalid, not_found
from .shapes import show_links
from .store import Response, Ticket


def delete(call: Call) -> Any:
    fields = call.fields()
    numbers = call.body.get("ticket_numbers")
    email = fields.email("originator_email")
    queue = read_queue(fields, call, "queue")
    dry_run = fields.flag("dry_run") or False
    if (numbers is not None) == (email is not None) and not fields.errors:
        fields.fail("ticket_numbers", "Exactly one of ticket_numbers and originator_email is required.")
    if numbers is not None and (not isinstance(numbers, list) or not 1 <= len(numbers) <= 1000):
        fields.fail("ticket_numbers", "The ticket_numbers field must have 1 to 1000 items.")
    if queue is not None and email is None:
        fields.fail("queue", "The queue field goes with originator_email only.")
    fields.done()
    if numbers is not None:
        found = [visible(call, find_ticket(call.state, number)) for number in numbers]
        tickets = [ticket for index, ticket in enumerate(found) if ticket not in found[:index]]
    else:
        tickets = [
            ticket
            for ticket in call.state.tickets.values()
            if call.caller.sees(ticket)
            and ticket.originator.casefold() == (email or "").casefold()
            and (queue is None or ticket.queue_id == queue["id"])
        ]
    for ticket in tickets:
        managed(call, ticket)
    if not dry_run:
        for ticket in tickets:
            ticket.deleted = True
            ticket.updated_at = call.state.now
    shown = [ticket.number for ticket in tickets]
    return enveloped(dry_run=dry_run, count=len(shown), ticket_numbers=shown, deleted=0 if dry_run else len(shown))


def restore(call: Call) -> Any:
    number = call.body.get("ticket_number")
    if number in (None, ""):
        raise invalid("ticket_number", "The ticket_number field is required.")
    ticket = find_ticket(call.state, number)
    if ticket is None or not call.caller.may_view(ticket.queue_id) or ticket.merged_into is not None:
        raise not_found("Ticket")
    managed(call, ticket)
    was_deleted, ticket.deleted = ticket.deleted, False
    ticket.updated_at = call.state.now
    return enveloped(ticket_number=ticket.number, restored=was_deleted)


def merge(call: Call) -> Any:
    one = managed(call, ticket_named(call, "ticket_number"))
    other = managed(call, ticket_named(call, "other_ticket_number"))
    if one.id == other.id:
        raise invalid("other_ticket_number", "A ticket cannot be merged with itself.")
    older, younger = sorted((one, other), key=lambda ticket: (ticket.created_at, ticket.id))
    moved = [response for response in call.state.responses.values() if response.ticket_id == younger.id]
    for response in moved:
        response.ticket_id = older.id
    known = {older.originator, *older.participants}
    older.participants += [p for p in (younger.originator, *younger.participants) if p not in known]
    older.hashtags = list(dict.fromkeys([*older.hashtags, *younger.hashtags]))
    younger.deleted, younger.merged_into = True, older.id
    older.updated_at = younger.updated_at = call.state.now
    return enveloped(ticket_number=older.number, merged_ticket_number=younger.number, responses_moved=len(moved))


def link(call: Call) -> Any:
    ticket = ticket_reference(call)
    numbers = call.body.get("linked_ticket_numbers")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise invalid("linked_ticket_numbers", "The linked_ticket_numbers field must have 1 to 100 items.")
    others = [visible(call, find_ticket(call.state, number)) for number in numbers]
    if ticket in others:
        raise invalid("linked_ticket_numbers", "A ticket cannot be linked to itself.")
    for other in others:
        ticket.links.setdefault(other.id, "related")
        other.links.setdefault(ticket.id, "related")
    return enveloped(ticket_number=ticket.number, links=show_links(call.state, ticket))


def unlink(call: Call) -> Any:
    ticket = ticket_reference(call)
    other = ticket_named(call, "linked_ticket_number")
    kind = ticket.links.get(other.id)
    if kind is None:
        raise invalid("linked_ticket_number", "The tickets are not linked.")
    if kind == "clone":
        raise invalid("linked_ticket_number", "A clone link is permanent.")
    del ticket.links[other.id]
    other.links.pop(ticket.id, None)
    return enveloped(ticket_number=ticket.number, links=show_links(call.state, ticket))


def links(call: Call) -> Any:
    ticket = ticket_reference(call)
    return enveloped(ticket_number=ticket.number, links=show_links(call.state, ticket))


def split(call: Call) -> Any:
    fields = call.fields()
    numbers = fields.integers("response_ids", required=True, low=1, high=500)
    subject = fields.text("subject", required=True, limit=255)
    queue = read_queue(fields, call, "queue")
    copy = fields.flag("copy") or False
    fields.done()
    responses = _responses(call, numbers or [], manage=True)
    sources = {response.ticket_id for response in responses}
    if len(sources) != 1:
        raise invalid("response_ids", "All responses must belong to one ticket.")
    source = call.state.tickets[sources.pop()]
    ticket = call.state.add_ticket(
        subject=subject,
        queue_id=queue["id"] if queue else source.queue_id,
        originator=source.originator,
        priority=source.priority,
        participants=list(source.participants),
    )
    _transfer(call, responses, ticket, copy=copy)
    kind = "clone" if copy else "related"
    ticket.links[source.id] = source.links[ticket.id] = kind
    return enveloped(ticket_number=ticket.number, source_ticket_number=source.number, copied=copy)


def move_responses(call: Call) -> Any:
    return _relocate(call, copy=False)


def copy_responses(call: Call) -> Any:
    return _relocate(call, copy=True)


def _relocate(call: Call, *, copy: bool) -> Any:
    fields = call.fields()
    numbers = fields.integers("response_ids", required=True, low=1, high=500)
    fields.done()
    target = ticket_named(call, "target_ticket_number")
    if not copy:
        managed(call, target)
    responses = _responses(call, numbers or [], manage=not copy)
    made = _transfer(call, responses, target, copy=copy)
    return enveloped(ticket_number=target.number, response_ids=[response.id for response in made], copied=copy)


def _responses(call: Call, numbers: list[int], *, manage: bool) -> list[Response]:
    responses = [visible_response(call, number) for number in dict.fromkeys(numbers)]
    for response in responses if manage else ():
        managed(call, call.state.tickets[response.ticket_id])
    return responses


def _transfer(call: Call, responses: list[Response], target: Ticket, *, copy: bool) -> list[Response]:
    made = []
    for response in responses:
        if not copy:
            call.state.tickets[response.ticket_id].updated_at = call.state.now
            response.ticket_id = target.id
            made.append(response)
            continue
        twin = call.state.add_response(
            target,
            html=response.html,
            created_by_email=response.created_by_email,
            staff_response=response.staff_response,
            is_internal=response.is_internal,
            created_at=response.created_at,
            updated_at=call.state.now,
            is_email_sourced=response.is_email_sourced,
        )
        for attachment in response.shown_attachments():
            blob = call.state.blobs[attachment.sha256]
            call.state.add_attachment(twin, attachment.name, attachment.mime_type, blob, attachment.is_inline)
        made.append(twin)
    target.updated_at = call.state.now
    return made


OPERATIONS: dict[str, Handler] = {
    "tickets.delete": delete,
    "tickets.restore": restore,
    "tickets.merge": merge,
    "tickets.link": link,
    "tickets.unlink": unlink,
    "tickets.links": links,
    "tickets.split": split,
    "tickets.response_move": move_responses,
    "tickets.response_copy": copy_responses,
}
