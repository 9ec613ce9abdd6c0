"""Ticket::TicketCreate: a ticket with its first article.

Refuses in the server's order: log-in, structure, the ticket's fields, permission, the article, dynamic fields, files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import stock
from .access import Actor, require_login
from .article_checks import ON_CREATE, checked_article, default_sender
from .articles import NewArticle, write_article
from .attachments import checked_files
from .call import Call, Handler
from .dynamic_fields import checked_values
from .permissions import may_use_queue
from .records import Article, DynamicValue, Ticket
from .refusals import denied, missing_or_invalid
from .ticket_changes import (
    Changes,
    open_ticket,
    set_dynamic,
    set_lock,
    set_owner,
    set_pending_time,
    set_responsible,
)
from .ticket_checks import checked_new_ticket, refuse_structure
from .ticket_view import written_ticket


def ticket_create(call: Call) -> dict[str, Any]:
    actor = require_login(call)
    fields = call.fields
    given = call.structure("Ticket")
    articles = _article_objects(call)
    refuse_structure(fields, "DynamicField", "Attachment")
    changes = checked_new_ticket(call, given)
    assert changes.queue_id
    if not may_use_queue(call.world, actor, changes.queue_id, "create"):
        raise denied("no permission to create a ticket in Ticket->Queue!")
    checked = [checked_article(call, actor, article, ON_CREATE) for article in articles]
    sender = default_sender(call, actor, None, changes.customer_user or "")
    of_ticket, of_article = checked_values(call.world, fields.get("DynamicField"))
    files = checked_files(fields.get("Attachment"))
    # The parts beside the articles belong to the first of them.
    checked[0] = replace(checked[0], dynamic=of_article, attachments=(*checked[0].attachments, *files))
    call.world.clock.tick()
    ticket = _write_ticket(call, actor, changes, of_ticket)
    written = [_write(call, actor, ticket, new, sender) for new in checked]
    return written_ticket(call, ticket, written[0])


def _article_objects(call: Call) -> list[dict[str, Any]]:
    """One article; Znuny also takes a list."""
    given = call.fields.get("Article")
    several = given if isinstance(given, list) and call.znuny else [given]
    articles = [article for article in several if isinstance(article, dict) and article]
    if not articles or len(articles) < len(several):
        raise missing_or_invalid("Article")
    return articles


def _write_ticket(call: Call, actor: Actor, changes: Changes, values: dict[str, DynamicValue]) -> Ticket:
    world, by = call.world, actor.user_id
    ticket = open_ticket(world, by, changes)
    if changes.lock_id or changes.owner_id:
        # An owner locks the ticket unless the request says otherwise.
        set_lock(world, ticket, by, changes.lock_id or stock.LOCK)
    if changes.owner_id:
        set_owner(world, ticket, by, changes.owner_id)
    if changes.responsible_id:
        set_responsible(world, ticket, by, changes.responsible_id)
    if changes.pending_until:
        set_pending_time(world, ticket, by, changes.pending_until)
    for name, value in values.items():
        set_dynamic(world, ticket, by, name, value)
    return ticket


def _write(call: Call, actor: Actor, ticket: Ticket, new: NewArticle, sender: str) -> Article:
    return write_article(call.world, ticket, actor.user_id, replace(new, from_=new.from_ or sender))


HANDLERS: dict[str, Handler] = {"Ticket::TicketCreate": ticket_create}
