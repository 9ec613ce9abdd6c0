"""Ticket::TicketUpdate: changes a ticket, adds an article to it, or both.

Checks values first, then every permission, and only then writes: one thing after the other, without a way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from . import stock
from .access import Actor, require_login
from .article_checks import ON_UPDATE, checked_article, default_sender
from .articles import NewArticle, write_article
from .attachments import checked_files
from .call import Call, Handler
from .dynamic_fields import checked_values
from .permissions import may_use_ticket
from .records import Article, Attachment, DynamicValue, Ticket
from .refusals import Fault, OperationError, denied, missing, missing_or_invalid
from .scalars import is_true, number, text
from .ticket_changes import (
    Changes,
    set_customer,
    set_dynamic,
    set_lock,
    set_owner,
    set_pending_time,
    set_priority,
    set_queue,
    set_responsible,
    set_service,
    set_sla,
    set_state,
    set_title,
    set_type,
)
from .ticket_checks import checked_changes, refuse_structure
from .ticket_view import written_ticket


@dataclass(frozen=True, slots=True)
class _Update:
    """One update after every check of its values."""

    ticket: Ticket
    changes: Changes
    article: NewArticle | None
    of_ticket: dict[str, DynamicValue]
    of_article: dict[str, DynamicValue]
    files: tuple[Attachment, ...]


def ticket_update(call: Call) -> dict[str, Any]:
    if not isinstance(call.data, dict) or not call.data:
        raise OperationError("EmptyRequest", "the request holds no data!")
    actor = require_login(call)
    update = _checked_update(call, actor, _readable_ticket(call, actor))
    _require_permissions(call, actor, update)
    call.world.clock.tick()
    article = _apply(call, actor, update)
    return written_ticket(call, update.ticket, article)


def _readable_ticket(call: Call, actor: Actor) -> Ticket:
    """By number before id; a ticket that does not exist and one that is not shown are the same answer."""
    fields, world = call.fields, call.world
    if is_true(fields.get("TicketNumber")):
        ticket = world.ticket_with_number(text(fields["TicketNumber"]).strip())
    elif is_true(fields.get("TicketID")):
        ticket = world.tickets.get(number(text(fields["TicketID"]).strip()) or 0)
    else:
        raise missing("TicketID or TicketNumber")
    if ticket is None or not may_use_ticket(world, actor, ticket, "ro"):
        raise denied("no permission to access the ticket of TicketID or TicketNumber!")
    return ticket


def _checked_update(call: Call, actor: Actor, ticket: Ticket) -> _Update:
    fields, world = call.fields, call.world
    for name in ("Ticket", "Article"):
        if is_true(fields.get(name)) and not isinstance(fields[name], dict):
            raise missing_or_invalid(name)
    refuse_structure(fields, "DynamicField", "Attachment")
    changes = checked_changes(call, fields["Ticket"] if is_true(fields.get("Ticket")) else {}, ticket)
    article = None
    if is_true(fields.get("Article")):
        article = checked_article(call, actor, fields["Article"], ON_UPDATE)
        sender = default_sender(call, actor, ticket, ticket.customer_user)
        article = replace(article, from_=article.from_ or sender)
    of_ticket, of_article = checked_values(world, fields.get("DynamicField"))
    files = checked_files(fields.get("Attachment"))
    if article is None and (of_article or files):
        raise OperationError("MissingParameter", "Article parameter is required by Attachment and by its DynamicField!")
    return _Update(ticket, changes, article, of_ticket, of_article, files)


def _require_permissions(call: Call, actor: Actor, update: _Update) -> None:
    for kind, what in _needed(update):
        if not may_use_ticket(call.world, actor, update.ticket, kind):
            raise denied(f"no permission to update {what}!")


def _needed(update: _Update) -> Iterator[tuple[str, str]]:
    """Permission -> what needs it; title, type, lock, service and customer need none but reading."""
    changes = update.changes
    state = stock.STATES[changes.state_id].type if changes.state_id else ""
    if update.article:
        yield "note", "Article"
    if update.of_ticket or update.of_article:
        yield "rw", "DynamicField"
    if changes.queue_id:
        yield "move", "Ticket->Queue"
    if changes.owner_id:
        yield "owner", "Ticket->Owner"
    if changes.responsible_id:
        yield "responsible", "Ticket->Responsible"
    if changes.priority_id:
        yield "priority", "Ticket->Priority"
    if state == "closed" or state.startswith("pending"):
        yield "close", "Ticket->State"


def _apply(call: Call, actor: Actor, update: _Update) -> Article | None:
    """Step by step in the server's order; a broken step leaves the earlier ones done."""
    ticket, changes, world, by = update.ticket, update.changes, call.world, actor.user_id

    def step(name: str, value: Any, change: Callable[..., None]) -> None:
        if value is None:
            return
        _break_if_told(call, name)
        change(world, ticket, by, value)

    step("title", changes.title, set_title)
    step("queue", changes.queue_id, set_queue)
    step("lock", changes.lock_id, set_lock)
    step("type", changes.type_id, set_type)
    step("state", changes.state_id, set_state)
    step("pending time", changes.pending_until if _is_pending(ticket) else None, set_pending_time)
    step("service", changes.service_id, set_service)
    step("sla", changes.sla_id, set_sla)
    if changes.customer_user is not None or changes.customer_id is not None:
        _break_if_told(call, "customer")
        login = ticket.customer_user if changes.customer_user is None else changes.customer_user
        company = ticket.customer_id if changes.customer_id is None else changes.customer_id
        set_customer(world, ticket, by, login, company)
    step("priority", changes.priority_id, set_priority)
    step("owner", changes.owner_id, set_owner)
    step("responsible", changes.responsible_id, set_responsible)
    article = None
    if update.article:
        _break_if_told(call, "article")
        article = write_article(world, ticket, by, update.article)
    for name, value in update.of_ticket.items():
        _break_if_told(call, "dynamic field")
        set_dynamic(world, ticket, by, name, value)
    if article is not None:
        article.dynamic |= update.of_article
        if update.files:
            _break_if_told(call, "attachment")
            article.attachments += update.files
    return article


def _is_pending(ticket: Ticket) -> bool:
    return stock.STATES[ticket.state_id].type.startswith("pending")


def _break_if_told(call: Call, step: str) -> None:
    """For tests of half-done updates; the server's text is as little of a help."""
    if step in call.world.switches.broken_steps:
        raise Fault("Operation returned an error, please contact the administrator of the system!")


HANDLERS: dict[str, Handler] = {"Ticket::TicketUpdate": ticket_update}
