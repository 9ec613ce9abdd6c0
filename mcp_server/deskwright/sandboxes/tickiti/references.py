"""Finds the things a request names: tickets, responses, queues, people, categories, uploaded files.

A thing the caller's owner may not see is not found, exactly as if it were not there.
"""

from __future__ import annotations

from typing import Any

from .call import Call
from .fields import EMAIL, TEAM, Fields, as_integer
from .refusals import forbidden, invalid, not_found
from .store import PRIORITIES, Blob, Response, Row, State, Ticket

UNASSIGNED = "Unassigned"


def ticket_reference(call: Call) -> Ticket:
    """The ticket named by exactly one of `ticket_number` and `ticket_id`."""
    number, number_given = call.body.get("ticket_number"), call.body.get("ticket_number") not in (None, "")
    identity, id_given = call.body.get("ticket_id"), call.body.get("ticket_id") not in (None, "")
    if number_given == id_given:
        raise invalid("ticket_number", "Exactly one of ticket_number and ticket_id is required.")
    ticket = None
    if number_given:
        ticket = find_ticket(call.state, number)
    else:
        wanted = as_integer(identity)
        ticket = call.state.tickets.get(wanted) if wanted is not None else None
    return visible(call, ticket)


def ticket_named(call: Call, field: str) -> Ticket:
    """The visible ticket a required number field names."""
    value = call.body.get(field)
    if value in (None, ""):
        raise invalid(field, f"The {field} field is required.")
    return visible(call, find_ticket(call.state, value))


def find_ticket(state: State, number: Any) -> Ticket | None:
    wanted = as_integer(number)
    return state.ticket_numbered(wanted) if wanted is not None else None


def visible(call: Call, ticket: Ticket | None) -> Ticket:
    if ticket is None or not call.caller.sees(ticket):
        raise not_found("Ticket")
    return ticket


def managed(call: Call, ticket: Ticket) -> Ticket:
    """The ticket, when the caller's owner manages its queue."""
    if not call.caller.may_manage(ticket.queue_id):
        raise forbidden(f"You do not manage the queue {call.state.queue_name(ticket.queue_id)}.")
    return ticket


def response_reference(call: Call) -> Response:
    fields = call.fields()
    number = fields.integer("response_id", required=True)
    fields.done()
    return visible_response(call, number)


def visible_response(call: Call, number: int | None) -> Response:
    response = call.state.responses.get(number) if number is not None else None
    if response is None or response.deleted:
        raise not_found("Response")
    ticket = call.state.tickets[response.ticket_id]
    if not call.caller.sees(ticket):
        raise not_found("Response")
    return response


def read_queue(fields: Fields, call: Call, name: str) -> Row | None:
    """The queue a text field names, among those the owner may view."""
    value = fields.text(name, limit=255)
    if value is None:
        return None
    row = call.state.queues.find(name=value)
    if row is None or not call.caller.may_view(row["id"]):
        fields.fail(name, f"The selected {name} is invalid: no queue {value!r}.")
        return None
    return row


def read_priority(fields: Fields, name: str = "priority") -> int | None:
    value = fields.body.get(name)
    if value is None:
        return None
    number = PRIORITIES.get(value) if isinstance(value, str) and value in PRIORITIES else as_integer(value)
    if number not in PRIORITIES.values():
        fields.fail(name, "The selected priority is invalid; one of: 10, 20, 30, 40, Low, Normal, High, Urgent.")
        return None
    return number


def read_assignee(fields: Fields, state: State, name: str = "assigned_to_email") -> str | None:
    """A staff member's address, `team:<id>`, or `Unassigned`."""
    value = fields.text(name, limit=255)
    if value is None or value == UNASSIGNED:
        return value
    team = TEAM.match(value)
    if team:
        if state.teams.get(int(team[1])) is None:
            fields.fail(name, f"The selected {name} is invalid: no such team.")
        return value
    if not EMAIL.match(value) or not state.is_staff_email(value):
        fields.fail(name, f"The selected {name} is invalid: not a staff member.")
        return None
    return value


def read_resolution(fields: Fields, state: State, name: str = "resolved") -> int | None:
    """A resolution category by id or by name."""
    value = fields.body.get(name)
    if value is None:
        return None
    number = as_integer(value)
    row = state.resolutions.get(number) if number is not None else None
    if row is None and isinstance(value, str):
        row = state.resolutions.find(name=value)
    if row is None:
        fields.fail(name, f"The selected {name} is invalid: no such resolution category.")
        return None
    return int(row["id"])


def read_uploads(fields: Fields, state: State, name: str = "attachments") -> list[tuple[str, Blob]]:
    """Files uploaded before, named by sha256, name and file_size."""
    found: list[tuple[str, Blob]] = []
    for item in fields.objects(name) or []:
        sha256 = item.text("sha256", required=True)
        title = item.text("name", required=True, limit=255)
        size = item.integer("file_size", required=True, low=0)
        blob = state.blobs.get(sha256 or "")
        if sha256 and (blob is None or (size is not None and blob.size != size)):
            item.fail("sha256", "No uploaded file has this sha256 and size.")
        elif blob is not None and title is not None:
            found.append((title, blob))
    return found
