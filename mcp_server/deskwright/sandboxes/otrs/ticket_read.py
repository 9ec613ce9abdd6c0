"""Ticket::TicketGet and Ticket::TicketHistoryGet.

One ticket that may not be read refuses the whole call, and one that does not exist is refused in the same words.
"""

from __future__ import annotations

from typing import Any

from . import stock
from .access import Actor, authenticate, require_agent
from .call import Call, Handler
from .permissions import may_use_ticket, visible_articles
from .records import Article, Ticket
from .refusals import OperationError, denied, missing, wrong_structure
from .scalars import comma_list, digits, is_true, number, text, texts
from .ticket_view import Files, article_answer, history_answer, ticket_answer


def ticket_get(call: Call) -> dict[str, Any]:
    actor = authenticate(call)
    found = _readable_tickets(call, actor)
    return {"Ticket": [_shown(call, actor, ticket) for ticket in found]}


def ticket_history_get(call: Call) -> dict[str, Any]:
    """For agents: a customer's log-in counts as none."""
    actor = authenticate(call)
    require_agent(actor)
    return {
        "TicketHistory": [
            {
                "TicketID": str(ticket.id),
                "History": [history_answer(call.world, ticket, entry) for entry in ticket.history],
            }
            for ticket in _readable_tickets(call, actor)
        ]
    }


def _readable_tickets(call: Call, actor: Actor) -> list[Ticket]:
    given = call.fields.get("TicketID")
    if not is_true(given):
        raise missing("TicketID")
    if isinstance(given, dict):
        raise wrong_structure("TicketID")
    tickets = []
    for wanted in comma_list(given):
        ticket = call.world.tickets.get(number(wanted) or 0)
        if ticket is None or not may_use_ticket(call.world, actor, ticket, "ro"):
            raise denied(f"no permission to access the ticket of TicketID {wanted}!")
        tickets.append(ticket)
    if not tickets:
        raise OperationError("NotTicketData", "no ticket data for TicketID!")
    return tickets


def _shown(call: Call, actor: Actor, ticket: Ticket) -> dict[str, Any]:
    fields, world = call.fields, call.world
    dynamic = is_true(fields.get("DynamicFields"))
    answer = ticket_answer(world, ticket, dynamic=dynamic, extended=is_true(fields.get("Extended")))
    if not is_true(fields.get("AllArticles")):
        return answer
    files = _files(call) if is_true(fields.get("Attachments")) else None
    articles = _chosen_articles(call, actor, ticket)
    if articles:
        answer["Article"] = [article_answer(world, ticket, row, dynamic=dynamic, files=files) for row in articles]
    return answer


def _files(call: Call) -> Files:
    given = call.fields.get("GetAttachmentContents")
    return Files(
        contents=True if given is None else is_true(given),
        html_bodies=is_true(call.fields.get("HTMLBodyAsAttachment")),
    )


def _chosen_articles(call: Call, actor: Actor, ticket: Ticket) -> list[Article]:
    """The order has an effect only where a limit is applied."""
    fields = call.fields
    kinds = texts(fields.get("ArticleSenderType"))
    articles = [
        article
        for article in visible_articles(actor, ticket)
        if not kinds or stock.SENDER_TYPES[article.sender_type_id] in kinds
    ]
    limit = digits(fields.get("ArticleLimit")) or 0
    if not limit:
        return articles
    if text(fields.get("ArticleOrder")).upper() == "DESC":
        articles.reverse()
    return articles[:limit]


HANDLERS: dict[str, Handler] = {
    "Ticket::TicketGet": ticket_get,
    "Ticket::TicketHistoryGet": ticket_history_get,
}
