"""Ends tickets and begins them again: close, cancel, reopen, each with its conditions.

All conditions that are not met are told at once, each under its own key.
"""

from __future__ import annotations

import re
from datetime import timedelta

from . import ticket_life
from .call import Answer, Call
from .gates import FREE_TICKETS, REVIEW
from .operations import Operation
from .refusals import forbidden, not_closable, not_reopenable
from .ticket_filters import is_cancelled
from .ticket_shapes import checklists_summary
from .tickets_update import EDIT_TICKETS
from .world import Row, World

WITHOUT_APPOINTMENTS = "Without Appointments"


def close_ticket(call: Call) -> Answer:
    ticket = call.ticket()
    _refuse_closed(ticket)
    detail = {**_open_business(call.world, ticket), **_unfinished(call.world, ticket)}
    if detail:
        raise not_closable(detail)
    ticket_life.close(call.world, ticket, call.world.status_of("close"), call.caller.id)
    return _told(ticket, "closed")


def cancel_ticket(call: Call) -> Answer:
    ticket = call.ticket()
    _refuse_closed(ticket)
    detail = _open_business(call.world, ticket)
    if not call.world.desks.rows[ticket["desk_id"]]["cancelable_tickets"]:
        detail["desk_id"] = ["Tickets of this desk cannot be cancelled"]
    if detail:
        raise not_closable(detail)
    ticket_life.close(call.world, ticket, call.world.status_of("canceled"), call.caller.id)
    return _told(ticket, "canceled")


def reopen_ticket(call: Call) -> Answer:
    """A reason may be empty, but it must be a text."""
    fields = call.fields()
    reason = fields.text("disapproval_reason")
    fields.done()
    ticket = call.ticket()
    desk = call.world.desks.rows[ticket["desk_id"]]
    if not (call.caller.may(REVIEW) or _awaits_review_of(ticket, desk, call.caller.id)):
        raise forbidden()
    if not ticket["is_closed"]:
        raise not_reopenable("Ticket is already open")
    if is_cancelled(call.world, ticket):
        raise not_reopenable("Ticket is canceled")
    if ticket["is_revised"] and not desk["can_reopen_revised_tickets"]:
        raise not_reopenable("Ticket is already revised")
    limit = _days(desk["time_limit_to_reopening"])
    if limit is not None and call.now > ticket["closed_at"] + limit:
        raise not_reopenable("The time limit to reopening is exceeded")
    ticket |= {
        "is_closed": False,
        "is_revised": False,
        "closed_at": None,
        "solved_in_time": None,
        "status_id": call.world.status_of("open")["id"],
        "reopen_count": ticket["reopen_count"] + 1,
        "last_reopen_date": call.now,
        "disapproval_reason": reason,
    }
    ticket_life.enter_stage(call.world, ticket, call.world.stages.rows[ticket["stage_id"]], call.caller.id)
    ticket_life.touch(call.world, ticket, call.caller.id)
    return _told(ticket, "reopened")


def _refuse_closed(ticket: Row) -> None:
    if ticket["is_closed"]:
        raise not_closable({"error": ["Ticket is already closed"]})


def _open_business(world: World, ticket: Row) -> dict[str, list[str]]:
    """What stands in the way of closing and of cancelling."""
    number, detail = ticket["ticket_number"], {}
    if world.pre_appointments.where(ticket_number=number):
        detail["pre_appointments"] = ["There are pending pre-appointments"]
    if world.loans.where(ticket_number=number, active=True):
        detail["equipment_loans"] = ["There are active equipment loans"]
    return detail


def _unfinished(world: World, ticket: Row) -> dict[str, list[str]]:
    """What stands in the way of closing alone."""
    number, desk, detail = ticket["ticket_number"], world.desks.rows[ticket["desk_id"]], {}
    if world.stages.rows[ticket["stage_id"]]["first_stage"]:
        detail["stage_id"] = ["The ticket is still in the first stage"]
    if ticket["stopped"]:
        detail["stopped"] = ["The SLA of the ticket is stopped"]
    if checklists_summary(world, ticket)["blocks_close"]:
        detail["ticket_checklists"] = ["There are required checklists to fill"]
    if ticket["responsible_id"] is None:
        detail["responsible_id"] = ["The ticket has no responsible"]
    if desk["services_catalog_item"] and ticket["item_id"] is None:
        # Guess: the desk says that a catalog item is needed to close; the key is not documented.
        detail["services_catalogs_item_id"] = ["The ticket has no services catalogs item"]
    if desk["appointment_type"] != WITHOUT_APPOINTMENTS:
        if not world.appointments.where(ticket_number=number):
            detail["appointments"] = ["The ticket has no appointments"]
    elif not world.answers.where(ticket_number=number):
        detail["ticket_answers"] = ["The ticket has no answers"]
    return detail


def _awaits_review_of(ticket: Row, desk: Row, user_id: int) -> bool:
    """Closed, not revised, and the desk lets whoever submitted it review it."""
    mine = bool(ticket["created_by_id"] == user_id and desk["review_type"])
    return bool(ticket["is_closed"]) and not ticket["is_revised"] and mine


def _days(text: str | None) -> timedelta | None:
    """`7 day(s)`, as a desk tells its limits."""
    found = re.match(r"\d+", text or "")
    return timedelta(days=int(found[0])) if found else None


def _told(ticket: Row, what: str) -> Answer:
    return Answer({"message": f"Ticket {ticket['ticket_number']} {what} successfully"})


OPERATIONS = (
    Operation("PUT", "/tickets/{ticket_number}/close", EDIT_TICKETS, close_ticket),
    Operation("PUT", "/tickets/{ticket_number}/cancel", EDIT_TICKETS, cancel_ticket),
    # The permission depends on the ticket, so the handler asks for it.
    Operation("PUT", "/tickets/{ticket_number}/reopen", FREE_TICKETS, reopen_ticket),
)
