"""The HTTP side of tickets, replies, links and reference data.

Decides nothing about tickets: it finds the actor and the record, and answers in the documented shapes.
"""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import answers, fields, sla, tickets
from .access import (
    Actor,
    find_actor,
    identify,
    is_listed,
    is_readable,
    readable_ticket,
    require_role,
    visible_replies,
)
from .records import PRIORITIES, Ticket
from .refusals import forbidden, not_found, unauthorized
from .world import World, in_order

_SORTS = ("updated_at", "created_at", "priority", "sla_deadline")
_LATEST = datetime.max.replace(tzinfo=UTC)


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


def _signed_in(request: Request) -> Actor:
    """The routes for accounts only; a guest link opens its one ticket and nothing else (rule 6)."""
    actor = identify(_world(request), request)
    if actor.user is None:
        raise forbidden()
    return actor


def _ticket(request: Request, name: str = "id") -> tuple[World, Actor, Ticket]:
    world = _world(request)
    actor = identify(world, request)
    return world, actor, readable_ticket(world, actor, request.path_params[name])


def _staff_ticket(request: Request, name: str = "id") -> tuple[World, Actor, Ticket]:
    """The role is judged before the ticket is looked up, so a 403 tells nothing about it (rule 28)."""
    world = _world(request)
    actor = identify(world, request)
    require_role(actor, "staff")
    return world, actor, readable_ticket(world, actor, request.path_params[name])


async def list_tickets(request: Request) -> Response:
    world, actor = _world(request), _signed_in(request)
    query = request.query_params
    statuses = query.getlist("status")
    priority = query.get("priority")
    if priority is not None:
        fields.choice(priority, "priority", PRIORITIES)
    sort = fields.choice(query.get("sort", "updated_at"), "sort", _SORTS)
    order = fields.choice(query.get("order", "desc"), "order", ("asc", "desc"))
    words = query.get("q", "").casefold().split()

    def wanted(ticket: Ticket) -> bool:
        if not is_listed(world, actor, ticket):
            return False
        if statuses and world.status_of(ticket).name not in statuses:
            return False
        if priority is not None and ticket.priority != priority:
            return False
        assignee = query.get("assignee_id")
        if assignee == "none":
            if ticket.assignee_id is not None:
                return False
        elif assignee is not None and ticket.assignee_id != assignee:
            return False
        for name in ("group_id", "category_id", "type_id"):
            if name in query and getattr(ticket, name) != query[name]:
                return False
        haystack = f"{ticket.subject}\n{ticket.description}".casefold()
        return all(word in haystack for word in words)

    def key(ticket: Ticket) -> tuple[object, str]:
        if sort == "priority":
            return PRIORITIES.index(ticket.priority), ticket.id
        if sort == "sla_deadline":
            return sla.deadline(world, ticket) or _LATEST, ticket.id
        return getattr(ticket, sort), ticket.id

    found = sorted(filter(wanted, world.tickets.values()), key=key, reverse=order == "desc")
    rows, envelope = fields.page_of(request, found)
    return JSONResponse({"data": [answers.ticket_summary(world, row) for row in rows], **envelope})


async def create_ticket(request: Request) -> Response:
    world = _world(request)
    actor = find_actor(world, request)
    if actor is None and not world.settings["guest_submission_enabled"]:
        raise unauthorized()
    if actor is not None and actor.user is None:
        raise forbidden()
    ticket, _ = tickets.create_ticket(world, actor, await fields.read_json(request))
    staff = actor is not None and actor.is_staff
    return JSONResponse(answers.ticket_full(world, ticket, staff=staff), 201)


async def track_ticket(request: Request) -> Response:
    """Public: never a note, whoever asks (rule 23)."""
    world = _world(request)
    number = request.path_params["number"]
    ticket = next((t for t in world.tickets.values() if t.tracking_number == number), None)
    if ticket is None:
        raise not_found()
    return JSONResponse(answers.ticket_full(world, ticket, staff=False, public=True))


async def get_ticket(request: Request) -> Response:
    world, actor, ticket = _ticket(request)
    return JSONResponse(answers.ticket_full(world, ticket, staff=actor.is_staff))


async def update_ticket(request: Request) -> Response:
    world, actor, ticket = _staff_ticket(request)
    tickets.update_ticket(world, actor, ticket, await fields.read_json(request))
    return JSONResponse(answers.ticket_full(world, ticket, staff=True))


async def resolve_ticket(request: Request) -> Response:
    world, actor, ticket = _staff_ticket(request)
    tickets.resolve_ticket(world, actor, ticket, await fields.read_json(request, required=False))
    return JSONResponse(answers.ticket_full(world, ticket, staff=True))


async def reopen_ticket(request: Request) -> Response:
    world, actor, ticket = _staff_ticket(request)
    tickets.reopen_ticket(world, actor, ticket, await fields.read_json(request, required=False))
    return JSONResponse(answers.ticket_full(world, ticket, staff=True))


async def list_replies(request: Request) -> Response:
    _, actor, ticket = _ticket(request)
    rows = visible_replies(ticket, staff=actor.is_staff)
    return JSONResponse({"data": [answers.reply_answer(row) for row in rows]})


async def create_reply(request: Request) -> Response:
    world, actor, ticket = _ticket(request)
    reply = tickets.add_reply(world, actor, ticket, await fields.read_json(request))
    return JSONResponse(answers.reply_answer(reply), 201)


async def update_reply(request: Request) -> Response:
    world, actor, ticket = _ticket(request, "ticket_id")
    reply = tickets.editable_reply(world, actor, ticket, request.path_params["reply_id"])
    tickets.edit_reply(world, actor, ticket, reply, await fields.read_json(request))
    return JSONResponse(answers.reply_answer(reply))


async def delete_reply(request: Request) -> Response:
    world, actor, ticket = _ticket(request, "ticket_id")
    reply = tickets.editable_reply(world, actor, ticket, request.path_params["reply_id"])
    tickets.delete_reply(world, actor, ticket, reply)
    return Response(status_code=204)


async def list_links(request: Request) -> Response:
    """A linked ticket the caller may not open is left out: its subject is not theirs to read."""
    world, actor, ticket = _ticket(request)
    rows = [
        link
        for link in world.links.values()
        if link.ticket_id == ticket.id and is_readable(actor, world.tickets[link.target_id])
    ]
    return JSONResponse({"data": [answers.link_answer(world, row) for row in rows]})


async def create_link(request: Request) -> Response:
    world, actor, ticket = _staff_ticket(request)
    pair = tickets.add_link(world, actor, ticket, await fields.read_json(request))
    return JSONResponse({"data": [answers.link_answer(world, link) for link in pair]}, 201)


async def delete_link(request: Request) -> Response:
    world, _, ticket = _staff_ticket(request, "ticket_id")
    tickets.remove_link(world, ticket, request.path_params["link_id"])
    return Response(status_code=204)


# --- reference data: only what is active, for every role ------------------------------------------------


async def list_categories(request: Request) -> Response:
    world = _world(request)
    _signed_in(request)
    rows = in_order(node for node in world.categories.values() if not node.archived)
    return JSONResponse({"data": [answers.node_answer(row) for row in rows]})


async def list_types(request: Request) -> Response:
    world = _world(request)
    _signed_in(request)
    category_id = request.path_params["id"]
    if category_id not in world.categories:
        raise not_found()
    rows = in_order(n for n in world.types.values() if n.parent_id == category_id and not n.archived)
    return JSONResponse({"data": [answers.node_answer(row, "category_id") for row in rows]})


async def list_items(request: Request) -> Response:
    world = _world(request)
    _signed_in(request)
    node = world.types.get(request.path_params["type_id"])
    if node is None or node.parent_id != request.path_params["category_id"]:
        raise not_found()
    rows = in_order(n for n in world.items.values() if n.parent_id == node.id and not n.archived)
    return JSONResponse({"data": [answers.node_answer(row, "type_id") for row in rows]})


async def list_statuses(request: Request) -> Response:
    world = _world(request)
    _signed_in(request)
    rows = sorted(world.statuses.values(), key=lambda status: (status.sort_order, status.id))
    return JSONResponse({"data": [answers.status_answer(row) for row in rows]})


def routes() -> list[Route]:
    return [
        Route("/api/tickets", list_tickets, methods=["GET"]),
        Route("/api/tickets", create_ticket, methods=["POST"]),
        # Before /{id}/replies and /{id}/links, which it would otherwise look like.
        Route("/api/tickets/tracking/{number}", track_ticket, methods=["GET"]),
        Route("/api/tickets/{id}", get_ticket, methods=["GET"]),
        Route("/api/tickets/{id}", update_ticket, methods=["PATCH"]),
        Route("/api/tickets/{id}/resolve", resolve_ticket, methods=["POST"]),
        Route("/api/tickets/{id}/reopen", reopen_ticket, methods=["POST"]),
        Route("/api/tickets/{id}/replies", list_replies, methods=["GET"]),
        Route("/api/tickets/{id}/replies", create_reply, methods=["POST"]),
        Route("/api/tickets/{ticket_id}/replies/{reply_id}", update_reply, methods=["PATCH"]),
        Route("/api/tickets/{ticket_id}/replies/{reply_id}", delete_reply, methods=["DELETE"]),
        Route("/api/tickets/{id}/links", list_links, methods=["GET"]),
        Route("/api/tickets/{id}/links", create_link, methods=["POST"]),
        Route("/api/tickets/{ticket_id}/links/{link_id}", delete_link, methods=["DELETE"]),
        Route("/api/categories", list_categories, methods=["GET"]),
        Route("/api/categories/{id}/types", list_types, methods=["GET"]),
        Route("/api/categories/{category_id}/types/{type_id}/items", list_items, methods=["GET"]),
        Route("/api/statuses", list_statuses, methods=["GET"]),
    ]
