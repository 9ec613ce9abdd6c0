# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        CreateTicketInput,
        GetTicketInput,
        ListMyTicketsInput,
        ListTicketsInput,
        TicketsCreateInput,
        TicketsDeleteInput,
        TicketsGetInput,
        TicketsListInput,
        TicketsReplaceInput,
        TicketsUpdateInput,
        UpdateTicketInput,
    )


@tool(
    operations=('tickets.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/tickets/',
)
async def create_ticket(desk: Desk, /, **arguments: Unpack[CreateTicketInput]) -> ToolAnswer:
    """Opens a ticket, as open (status 1). The server mails submitter_email at once."""
    return await desk.run('create_ticket', arguments)


@tool(
    operations=('tickets.get',),
    effect='read',
    abilities='role staff',
    route='GET /api/tickets/{id}/',
)
async def get_ticket(desk: Desk, /, **arguments: Unpack[GetTicketInput]) -> ToolAnswer:
    """One ticket with its conversation in followup_set, oldest first; public tells whether the customer can read an entry."""
    return await desk.run('get_ticket', arguments)


@tool(
    operations=('user_tickets.list',),
    effect='read',
    abilities='role user',
    route='GET /api/user_tickets/',
)
async def list_my_tickets(desk: Desk, /, **arguments: Unpack[ListMyTicketsInput]) -> ToolAnswer:
    """Tickets that the token's user submitted, newest first, without conversation; also for users who are no staff. secret_key in the answer opens a ticket's public page: never pass it on."""
    return await desk.run('list_my_tickets', arguments)


@tool(
    operations=('tickets.list',),
    effect='read',
    abilities='role staff',
    route='GET /api/tickets/',
)
async def list_tickets(desk: Desk, /, **arguments: Unpack[ListTicketsInput]) -> ToolAnswer:
    """Tickets by id, each with its whole conversation; filter by status. No text search: for a subject go through the pages. A page past the end answers 404."""
    return await desk.run('list_tickets', arguments)


@tool(
    operations=('tickets.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/tickets/',
)
async def tickets_create(desk: Desk, /, **arguments: Unpack[TicketsCreateInput]) -> ToolAnswer:
    """Open a ticket. Opens a ticket and mails its submitter that it was opened. Status, hold and resolution cannot be given here: the server would ignore them."""
    return await desk.run('tickets_create', arguments)


@tool(
    operations=('tickets.delete',),
    effect='destroy',
    abilities='role staff',
    route='DELETE /api/tickets/{id}/',
)
async def tickets_delete(desk: Desk, /, **arguments: Unpack[TicketsDeleteInput]) -> ToolAnswer:
    """Delete a ticket. Deletes the ticket with its conversation and files, for good."""
    return await desk.run('tickets_delete', arguments)


@tool(
    operations=('tickets.get',),
    effect='read',
    abilities='role staff',
    route='GET /api/tickets/{id}/',
)
async def tickets_get(desk: Desk, /, **arguments: Unpack[TicketsGetInput]) -> ToolAnswer:
    """Show a ticket. One ticket with its whole conversation."""
    return await desk.run('tickets_get', arguments)


@tool(
    operations=('tickets.list',),
    effect='read',
    abilities='role staff',
    route='GET /api/tickets/',
)
async def tickets_list(desk: Desk, /, **arguments: Unpack[TicketsListInput]) -> ToolAnswer:
    """List tickets. Tickets of the queues the token's user may see, by id, each with its whole conversation. Filters by status only: there is no text search, and unknown parameters are ignored."""
    return await desk.run('tickets_list', arguments)


@tool(
    operations=('tickets.replace',),
    effect='write_outbound',
    abilities='role staff',
    route='PUT /api/tickets/{id}/',
)
async def tickets_replace(desk: Desk, /, **arguments: Unpack[TicketsReplaceInput]) -> ToolAnswer:
    """Replace a ticket. As the change of fields, but queue and title must be given. What is left out keeps its value all the same."""
    return await desk.run('tickets_replace', arguments)


@tool(
    operations=('tickets.update',),
    effect='write_outbound',
    abilities='role staff',
    route='PATCH /api/tickets/{id}/',
)
async def tickets_update(desk: Desk, /, **arguments: Unpack[TicketsUpdateInput]) -> ToolAnswer:
    """Change fields of a ticket. Changes the fields that are given. Nobody is mailed and the history keeps no trace, but the customer sees the result on the ticket's page."""
    return await desk.run('tickets_update', arguments)


@tool(
    operations=('tickets.update',),
    effect='write_outbound',
    abilities='role staff',
    route='PATCH /api/tickets/{id}/',
)
async def update_ticket(desk: Desk, /, **arguments: Unpack[UpdateTicketInput]) -> ToolAnswer:
    """Changes the fields that are given. Mails nobody and writes no history, but the customer sees them on the ticket's page. To tell the customer of a new status use add_public_reply with new_status."""
    return await desk.run('update_ticket', arguments)
