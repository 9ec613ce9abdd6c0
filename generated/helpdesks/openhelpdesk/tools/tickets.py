# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AssignTicketInput,
        CreateTicketInput,
        GetTicketInput,
        ListCategoriesInput,
        ListStatusesInput,
        ListTicketsInput,
        ReplyToTicketInput,
        TicketsCreateInput,
        TicketsGetInput,
        TicketsLinksCreateInput,
        TicketsLinksDeleteInput,
        TicketsLinksListInput,
        TicketsListInput,
        TicketsReopenInput,
        TicketsRepliesCreateInput,
        TicketsRepliesDeleteInput,
        TicketsRepliesListInput,
        TicketsRepliesUpdateInput,
        TicketsResolveInput,
        TicketsTrackInput,
        TicketsUpdateInput,
        UpdateTicketStatusInput,
    )


@tool(
    operations=('tickets.update',),
    effect='write_outbound',
    abilities='role staff',
    route='PATCH /api/tickets/{id}',
)
async def assign_ticket(desk: Desk, /, **arguments: Unpack[AssignTicketInput]) -> ToolAnswer:
    """Staff only. To a person or to a group, not both; null unassigns. Mails the person."""
    return await desk.run('assign_ticket', arguments)


@tool(
    operations=('tickets.create',),
    effect='write_outbound',
    abilities='role user',
    route='POST /api/tickets',
)
async def create_ticket(desk: Desk, /, **arguments: Unpack[CreateTicketInput]) -> ToolAnswer:
    """Opens a ticket in your name; mails you and may notify staff. Category ids come from list_categories."""
    return await desk.run('create_ticket', arguments)


@tool(
    operations=('tickets.get', 'tickets.links.list'),
    effect='read',
    abilities='role user',
    route='GET /api/tickets/{id}',
)
async def get_ticket(desk: Desk, /, **arguments: Unpack[GetTicketInput]) -> ToolAnswer:
    """One ticket with its replies and linked tickets. Internal notes are shown to staff only."""
    return await desk.run('get_ticket', arguments)


@tool(
    operations=('categories.list',),
    effect='read',
    abilities='role user',
    route='GET /api/categories',
)
async def list_categories(desk: Desk, /, **arguments: Unpack[ListCategoriesInput]) -> ToolAnswer:
    """The categories tickets are filed under, with ids."""
    return await desk.run('list_categories', arguments)


@tool(
    operations=('statuses.list',),
    effect='read',
    abilities='role user',
    route='GET /api/statuses',
)
async def list_statuses(desk: Desk, /, **arguments: Unpack[ListStatusesInput]) -> ToolAnswer:
    """The ticket statuses, with ids."""
    return await desk.run('list_statuses', arguments)


@tool(
    operations=('tickets.list', 'categories.list'),
    effect='read',
    abilities='role user',
    route='GET /api/tickets',
)
async def list_tickets(desk: Desk, /, **arguments: Unpack[ListTicketsInput]) -> ToolAnswer:
    """Tickets you may see, most recently changed first, at most one page. Includes resolved and closed ones."""
    return await desk.run('list_tickets', arguments)


@tool(
    operations=('tickets.replies.create',),
    effect='write_outbound',
    abilities='role user',
    route='POST /api/tickets/{id}/replies',
)
async def reply_to_ticket(desk: Desk, /, **arguments: Unpack[ReplyToTicketInput]) -> ToolAnswer:
    """Mails a public reply to the participants, or with is_internal leaves a note for staff (staff only). Your reply can reopen a resolved ticket of yours."""
    return await desk.run('reply_to_ticket', arguments)


@tool(
    operations=('tickets.create',),
    effect='write_outbound',
    abilities='role user',
    route='POST /api/tickets',
)
async def tickets_create(desk: Desk, /, **arguments: Unpack[TicketsCreateInput]) -> ToolAnswer:
    """Create a ticket. Any role; the caller becomes the submitter and is mailed. For a user, `item_id` and (unless the installation allows it) `priority` are ignored. Guests may use it without a credential where guest submission is on."""
    return await desk.run('tickets_create', arguments)


@tool(
    operations=('tickets.get',),
    effect='read',
    abilities='role user',
    route='GET /api/tickets/{id}',
)
async def tickets_get(desk: Desk, /, **arguments: Unpack[TicketsGetInput]) -> ToolAnswer:
    """Read a ticket. Any role; a user only their own ticket, staff any ticket. With its replies; internal notes are shown to staff only."""
    return await desk.run('tickets_get', arguments)


@tool(
    operations=('tickets.links.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/tickets/{id}/links',
)
async def tickets_links_create(desk: Desk, /, **arguments: Unpack[TicketsLinksCreateInput]) -> ToolAnswer:
    """Link two tickets. Staff and admin. Works in any status; the reverse link on the other ticket is made as well."""
    return await desk.run('tickets_links_create', arguments)


@tool(
    operations=('tickets.links.delete',),
    effect='destroy',
    abilities='role staff',
    route='DELETE /api/tickets/{ticket_id}/links/{link_id}',
)
async def tickets_links_delete(desk: Desk, /, **arguments: Unpack[TicketsLinksDeleteInput]) -> ToolAnswer:
    """Remove a link. Staff and admin. The reverse link goes as well."""
    return await desk.run('tickets_links_delete', arguments)


@tool(
    operations=('tickets.links.list',),
    effect='read',
    abilities='role user',
    route='GET /api/tickets/{id}/links',
)
async def tickets_links_list(desk: Desk, /, **arguments: Unpack[TicketsLinksListInput]) -> ToolAnswer:
    """List the tickets linked to a ticket. Whoever may read the ticket."""
    return await desk.run('tickets_links_list', arguments)


@tool(
    operations=('tickets.list',),
    effect='read',
    abilities='role user',
    route='GET /api/tickets',
)
async def tickets_list(desk: Desk, /, **arguments: Unpack[TicketsListInput]) -> ToolAnswer:
    """List tickets. Any role. A user gets their own tickets, staff the tickets in the scope of their groups and those assigned to them or their groups, an admin all. Resolved and closed tickets are included unless `status` says otherwise."""
    return await desk.run('tickets_list', arguments)


@tool(
    operations=('tickets.reopen',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/tickets/{id}/reopen',
)
async def tickets_reopen(desk: Desk, /, **arguments: Unpack[TicketsReopenInput]) -> ToolAnswer:
    """Reopen a ticket. Staff in scope and admin. A resolved or closed ticket goes back to New, however long ago it was resolved."""
    return await desk.run('tickets_reopen', arguments)


@tool(
    operations=('tickets.replies.create',),
    effect='write_outbound',
    abilities='role user',
    route='POST /api/tickets/{id}/replies',
)
async def tickets_replies_create(desk: Desk, /, **arguments: Unpack[TicketsRepliesCreateInput]) -> ToolAnswer:
    """Reply to a ticket or leave an internal note. A public reply (any role that may read the ticket; staff need it in scope) is mailed to the participants. With `is_internal` it is a note that only staff see; users may not write one. A user's reply to a resolved ticket reopens it within the reopen time and is refused after it, or when the ticket is closed."""
    return await desk.run('tickets_replies_create', arguments)


@tool(
    operations=('tickets.replies.delete',),
    effect='destroy',
    abilities='role user',
    route='DELETE /api/tickets/{ticket_id}/replies/{reply_id}',
)
async def tickets_replies_delete(desk: Desk, /, **arguments: Unpack[TicketsRepliesDeleteInput]) -> ToolAnswer:
    """Delete a reply. A user only their own reply, within 15 minutes; staff in scope and admin at any time. Staff keep seeing a placeholder."""
    return await desk.run('tickets_replies_delete', arguments)


@tool(
    operations=('tickets.replies.list',),
    effect='read',
    abilities='role user',
    route='GET /api/tickets/{id}/replies',
)
async def tickets_replies_list(desk: Desk, /, **arguments: Unpack[TicketsRepliesListInput]) -> ToolAnswer:
    """List the replies of a ticket. Whoever may read the ticket; oldest first. Internal notes are shown to staff only."""
    return await desk.run('tickets_replies_list', arguments)


@tool(
    operations=('tickets.replies.update',),
    effect='write_outbound',
    abilities='role user',
    route='PATCH /api/tickets/{ticket_id}/replies/{reply_id}',
)
async def tickets_replies_update(desk: Desk, /, **arguments: Unpack[TicketsRepliesUpdateInput]) -> ToolAnswer:
    """Edit a reply. A user only their own reply, within 15 minutes; staff in scope and admin at any time."""
    return await desk.run('tickets_replies_update', arguments)


@tool(
    operations=('tickets.resolve',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/tickets/{id}/resolve',
)
async def tickets_resolve(desk: Desk, /, **arguments: Unpack[TicketsResolveInput]) -> ToolAnswer:
    """Resolve a ticket. Staff in scope and admin. Sets Resolved, mails the submitter, who sees the notes and can reopen for some days."""
    return await desk.run('tickets_resolve', arguments)


@tool(
    operations=('tickets.track',),
    effect='read',
    abilities='',
    route='GET /api/tickets/tracking/{number}',
)
async def tickets_track(desk: Desk, /, **arguments: Unpack[TicketsTrackInput]) -> ToolAnswer:
    """Look a ticket up by its tracking number. Public, for guests. Shows the ticket with its public replies; internal notes never appear here."""
    return await desk.run('tickets_track', arguments)


@tool(
    operations=('tickets.update',),
    effect='write_outbound',
    abilities='role staff',
    route='PATCH /api/tickets/{id}',
)
async def tickets_update(desk: Desk, /, **arguments: Unpack[TicketsUpdateInput]) -> ToolAnswer:
    """Change status, priority, assignment or classification. Staff and admin. Only the fields sent change. Staff must have the ticket in scope, except for assigning, which is open to all staff. Do not set `assignee_id` and `group_id` together; null in either unassigns. Setting the status Resolved starts the time in which the submitter can reopen by replying."""
    return await desk.run('tickets_update', arguments)


@tool(
    operations=('tickets.update',),
    effect='write_outbound',
    abilities='role staff',
    route='PATCH /api/tickets/{id}',
)
async def update_ticket_status(desk: Desk, /, **arguments: Unpack[UpdateTicketStatusInput]) -> ToolAnswer:
    """Staff only. Mails people; Resolved starts the reopening time. Ids: list_statuses."""
    return await desk.run('update_ticket_status', arguments)
