"""Ticket::TicketSearch: filters narrow each other, several values of one filter are alternatives.

Refuses nothing but the log-in: a name that does not exist, like a sort key or a time that is none, finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from . import stock
from .access import Actor, authenticate
from .call import Call, Handler
from .permissions import may_use_ticket, visible_articles
from .records import Article, HistoryEntry, Ticket
from .scalars import digits, is_given, is_true, like, number, text, texts
from .search_dynamic import dynamic_filters
from .search_order import in_order
from .search_times import time_filters
from .world import STATE_NAMES, World

Filter = Callable[[Ticket], bool]


class Nothing(Exception):
    """A condition that no ticket can meet, such as the name of a queue that does not exist."""


def ticket_search(call: Call) -> dict[str, Any]:
    actor = authenticate(call)
    fields, world = call.fields, call.world
    try:
        filters = [*_filters(world, actor, fields)]
        found = [
            ticket
            for ticket in world.tickets.values()
            if may_use_ticket(world, actor, ticket, "ro") and all(fits(ticket) for fits in filters)
        ]
        found = in_order(world, found, texts(fields.get("SortBy")), texts(fields.get("OrderBy")))
    except (Nothing, ValueError):
        return {}
    limit = digits(fields.get("Limit")) or world.switches.search_limit
    ids = [str(ticket.id) for ticket in found[:limit]]
    return {"TicketID": ids} if ids else {}


def _filters(world: World, actor: Actor, fields: Mapping[str, Any]) -> Iterator[Filter]:
    yield from _text_filters(fields)
    yield from _reference_filters(world, fields)
    yield from _first_filters(world, fields)
    yield from _article_filters(actor, fields)
    yield from time_filters(world, fields)
    yield from dynamic_filters(world, fields)
    archive = text(fields.get("SearchInArchive"))
    if archive != "AllTickets":
        yield lambda ticket: ticket.archived == (archive == "ArchivedTickets")


def _text_filters(fields: Mapping[str, Any]) -> Iterator[Filter]:
    getters: dict[str, Callable[[Ticket], str]] = {
        "TicketNumber": lambda ticket: ticket.number,
        "Title": lambda ticket: ticket.title,
        "CustomerUserLogin": lambda ticket: ticket.customer_user,
    }
    if is_given(fields.get("CustomerIDRaw")):
        exact = texts(fields["CustomerIDRaw"])
        yield lambda ticket: ticket.customer_id in exact
    else:
        getters["CustomerID"] = lambda ticket: ticket.customer_id
    for name, get in getters.items():
        wanted = texts(fields.get(name))
        if wanted:
            yield _any_like(wanted, get)


def _any_like(wanted: list[str], get: Callable[[Ticket], str]) -> Filter:
    return lambda ticket: any(like(pattern, get(ticket)) for pattern in wanted)


def _reference_filters(world: World, fields: Mapping[str, Any]) -> Iterator[Filter]:
    queues = _wanted(fields, "QueueIDs", "Queues", world.queue_names())
    if queues is not None:
        yield _is_in(_with_subqueues(world, fields, queues), lambda ticket: ticket.queue_id)
    kinds: tuple[tuple[str, str, Mapping[int, str], Callable[[Ticket], int | None]], ...] = (
        ("StateIDs", "States", STATE_NAMES, lambda ticket: ticket.state_id),
        ("PriorityIDs", "Priorities", stock.PRIORITIES, lambda ticket: ticket.priority_id),
        ("TypeIDs", "Types", world.types, lambda ticket: ticket.type_id),
        ("ServiceIDs", "Services", world.services, lambda ticket: ticket.service_id),
        ("SLAIDs", "SLAs", world.sla_names(), lambda ticket: ticket.sla_id),
        ("LockIDs", "Locks", stock.LOCKS, lambda ticket: ticket.lock_id),
        ("OwnerIDs", "", {}, lambda ticket: ticket.owner_id),
        ("ResponsibleIDs", "", {}, lambda ticket: ticket.responsible_id),
        ("CreatedUserIDs", "", {}, lambda ticket: ticket.create_by),
        ("TicketID", "", {}, lambda ticket: ticket.id),
    )
    for ids, names, rows, get in kinds:
        wanted = _wanted(fields, ids, names, rows)
        if wanted is not None:
            yield _is_in(wanted, get)
    watchers = _wanted(fields, "WatchUserIDs", "", {})
    if watchers is not None:
        yield lambda ticket: bool(ticket.watchers & watchers)
    types = _state_types(fields)
    if types is not None:
        yield lambda ticket: stock.STATES[ticket.state_id].type in types


def _first_filters(world: World, fields: Mapping[str, Any]) -> Iterator[Filter]:
    """What the ticket was when it was created, from the first line of its history."""
    kinds: tuple[tuple[str, str, Mapping[int, str], Callable[[HistoryEntry], int]], ...] = (
        ("CreatedTypeIDs", "CreatedTypes", world.types, lambda entry: entry.ticket_type_id),
        ("CreatedPriorityIDs", "CreatedPriorities", stock.PRIORITIES, lambda entry: entry.priority_id),
        ("CreatedStateIDs", "CreatedStates", STATE_NAMES, lambda entry: entry.state_id),
        ("CreatedQueueIDs", "CreatedQueues", world.queue_names(), lambda entry: entry.queue_id),
    )
    for ids, names, rows, get in kinds:
        wanted = _wanted(fields, ids, names, rows)
        if wanted is not None:
            yield _was_first_in(wanted, get)


def _was_first_in(wanted: Collection[int], get: Callable[[HistoryEntry], int]) -> Filter:
    return lambda ticket: get(ticket.history[0]) in wanted


def _is_in(wanted: Collection[int], get: Callable[[Ticket], int | None]) -> Filter:
    return lambda ticket: get(ticket) in wanted


def _wanted(fields: Mapping[str, Any], ids: str, names: str, rows: Mapping[int, str]) -> set[int] | None:
    """The ids that may be; given by ids and by names, both must hold. None where neither is given."""
    wanted: set[int] | None = None
    if is_given(fields.get(ids)):
        wanted = {number(value) or 0 for value in texts(fields[ids])}
    if names and is_given(fields.get(names)):
        known = {name: key for key, name in rows.items()}
        given = texts(fields[names])
        if any(name not in known for name in given):
            raise Nothing(names)
        named = {known[name] for name in given}
        wanted = named if wanted is None else wanted & named
    return wanted


def _with_subqueues(world: World, fields: Mapping[str, Any], wanted: set[int]) -> set[int]:
    if not is_true(fields.get("UseSubQueues")):
        return wanted
    above = tuple(f"{queue.name}::" for queue in world.queues.values() if queue.id in wanted)
    return wanted | {queue.id for queue in world.queues.values() if queue.name.startswith(above)}


def _state_types(fields: Mapping[str, Any]) -> set[str] | None:
    wanted: set[str] | None = None
    if is_given(fields.get("StateTypeIDs")):
        wanted = {stock.STATE_TYPES.get(number(value) or 0, "") for value in texts(fields["StateTypeIDs"])}
    if is_given(fields.get("StateType")):
        named: set[str] = set()
        for name in texts(fields["StateType"]):
            if name == "Open":
                named |= stock.OPEN_TYPES
            elif name == "Closed":
                named |= set(stock.STATE_TYPES.values()) - stock.OPEN_TYPES
            elif name in stock.STATE_TYPES.values():
                named.add(name)
            else:
                raise Nothing("StateType")
        wanted = named if wanted is None else wanted & named
    return wanted


_ARTICLE_FIELDS: dict[str, Callable[[Article], str]] = {
    "MIMEBase_From": lambda article: article.from_,
    "MIMEBase_To": lambda article: article.to,
    "MIMEBase_Cc": lambda article: article.cc,
    "MIMEBase_Bcc": lambda article: article.bcc,
    "MIMEBase_Subject": lambda article: article.subject,
    "MIMEBase_Body": lambda article: article.body,
    "MIMEBase_AttachmentName": lambda article: "\n".join(file.filename for file in article.attachments),
}


def _article_filters(actor: Actor, fields: Mapping[str, Any]) -> Iterator[Filter]:
    """Found anywhere in the field; all of them in one article, or any of them with ContentSearch OR."""
    wanted = {name: text(fields[name]) for name in _ARTICLE_FIELDS if is_given(fields.get(name))}
    enough = any if text(fields.get("ContentSearch")) == "OR" else all
    if wanted:
        yield lambda ticket: any(
            enough(like(pattern, _ARTICLE_FIELDS[name](article), inside=True) for name, pattern in wanted.items())
            for article in visible_articles(actor, ticket)
        )
    words = text(fields.get("Fulltext"))
    if words:
        yield lambda ticket: any(
            like(words, "\n".join(get(article) for get in _ARTICLE_FIELDS.values()), inside=True)
            for article in visible_articles(actor, ticket)
        )


HANDLERS: dict[str, Handler] = {"Ticket::TicketSearch": ticket_search}
