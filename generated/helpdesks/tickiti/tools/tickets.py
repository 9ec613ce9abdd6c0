# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        CreateTicketInput,
        ExportResponsesInput,
        GetAttachmentInput,
        GetTicketInput,
        ListResponsesInput,
        QueryResponsesInput,
        QueryTicketsInput,
        RespondToTicketInput,
        TicketsAttachmentUploadInput,
        TicketsQueuesInput,
        TicketsResolutionsInput,
        TicketsSearchModesInput,
        TicketsTeamsInput,
    )


@tool(
    operations=('tickets.create', 'tickets.attachment_upload'),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets',
)
async def create_ticket(desk: Desk, /, **arguments: Unpack[CreateTicketInput]) -> ToolAnswer:
    """For a customer, created if unknown. One of: subject and content; template_identifier and data; intervention, data and uid. The customer sees it unless is_public is false."""
    return await desk.run('create_ticket', arguments)


@tool(
    operations=('tickets.responses_query',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/responses/query',
)
async def export_responses(desk: Desk, /, **arguments: Unpack[ExportResponsesInput]) -> ToolAnswer:
    """query_responses into a file, a JSON row per line."""
    return await desk.run('export_responses', arguments)


@tool(
    operations=('tickets.attachment',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/attachment',
)
async def get_attachment(desk: Desk, /, **arguments: Unpack[GetAttachmentInput]) -> ToolAnswer:
    """A ticket's file; its id is in its response."""
    return await desk.run('get_attachment', arguments)


@tool(
    operations=('tickets.show',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/show',
)
async def get_ticket(desk: Desk, /, **arguments: Unpack[GetTicketInput]) -> ToolAnswer:
    """With its thread; max_body_chars cuts."""
    return await desk.run('get_ticket', arguments)


@tool(
    operations=('tickets.responses',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/responses',
)
async def list_responses(desk: Desk, /, **arguments: Unpack[ListResponsesInput]) -> ToolAnswer:
    """A ticket's thread, pinned first, then oldest."""
    return await desk.run('list_responses', arguments)


@tool(
    operations=('tickets.responses_query',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/responses/query',
)
async def query_responses(desk: Desk, /, **arguments: Unpack[QueryResponsesInput]) -> ToolAnswer:
    """Responses across tickets, oldest first. Next page: data.next_cursor as cursor. Many: export_responses."""
    return await desk.run('query_responses', arguments)


@tool(
    operations=('tickets.query',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/query',
)
async def query_tickets(desk: Desk, /, **arguments: Unpack[QueryTicketsInput]) -> ToolAnswer:
    """In a saved perspective (default All), narrowed by criteria: of one mode OR, of several AND."""
    return await desk.run('query_tickets', arguments)


@tool(
    operations=('tickets.respond', 'tickets.attachment_upload'),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/respond',
)
async def respond_to_ticket(desk: Desk, /, **arguments: Unpack[RespondToTicketInput]) -> ToolAnswer:
    """A reply the customer sees, or with is_internal a note for staff; also sets status, assignee, priority or queue. A public reply reopens a closed ticket unless keep_status."""
    return await desk.run('respond_to_ticket', arguments)


@tool(
    operations=('tickets.attachment',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/attachment',
)
async def tickets_attachment(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Download an attachment. One file of a ticket as base64. Above 25 MiB the server answers 413; ask again with offset and length."""
    return await desk.run('tickets_attachment', arguments)


@tool(
    operations=('tickets.attachment_delete',),
    effect='destroy',
    abilities='tickets:write',
    route='POST /tickets/attachment-delete',
)
async def tickets_attachment_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete an attachment. Removes a file from a ticket. The owner of the token must manage the queue."""
    return await desk.run('tickets_attachment_delete', arguments)


@tool(
    operations=('tickets.attachment_upload',),
    effect='write_internal',
    abilities='tickets:write',
    route='POST /tickets/attachment-upload',
)
async def tickets_attachment_upload(desk: Desk, /, **arguments: Unpack[TicketsAttachmentUploadInput]) -> ToolAnswer:
    """Upload a file for a response. Stores a file of up to 25 MB by its SHA-256 and returns what create and respond take as attachment. Doing it twice does no harm."""
    return await desk.run('tickets_attachment_upload', arguments)


@tool(
    operations=('tickets.close',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/close',
)
async def tickets_close(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Close a ticket. Closes a ticket, with a last response where content is given. Queues that track resolutions need resolved."""
    return await desk.run('tickets_close', arguments)


@tool(
    operations=('tickets.create',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets',
)
async def tickets_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a ticket. Raises a ticket for a customer, who is created where unknown. Exactly one of data.subject with data.content, template_identifier with data, or intervention with data and uid."""
    return await desk.run('tickets_create', arguments)


@tool(
    operations=('tickets.delete',),
    effect='destroy',
    abilities='tickets:write',
    route='POST /tickets/delete',
)
async def tickets_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete tickets. Deletes by numbers or all of one customer's, all or nothing; can be restored. The owner of the token must manage the queue."""
    return await desk.run('tickets_delete', arguments)


@tool(
    operations=('tickets.link',),
    effect='write_internal',
    abilities='tickets:write',
    route='POST /tickets/link',
)
async def tickets_link(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Link tickets. Links a ticket to up to 100 others."""
    return await desk.run('tickets_link', arguments)


@tool(
    operations=('tickets.links',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/links',
)
async def tickets_links(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List linked tickets. Tickets that a ticket is linked to."""
    return await desk.run('tickets_links', arguments)


@tool(
    operations=('tickets.merge',),
    effect='destroy',
    abilities='tickets:write',
    route='POST /tickets/merge',
)
async def tickets_merge(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Merge two tickets. The older ticket survives whichever is named first, and it cannot be undone. The owner of the token must manage the queue."""
    return await desk.run('tickets_merge', arguments)


@tool(
    operations=('tickets.originator_update',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/originator-update',
)
async def tickets_originator_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change whose ticket it is. Another customer becomes the originator. The owner of the token must manage the queue."""
    return await desk.run('tickets_originator_update', arguments)


@tool(
    operations=('tickets.participants_add',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/participants/add',
)
async def tickets_participants_add(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Add participants to a ticket. The addresses can follow the ticket and get its mail."""
    return await desk.run('tickets_participants_add', arguments)


@tool(
    operations=('tickets.participants_remove',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/participants/remove',
)
async def tickets_participants_remove(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Remove participants from a ticket. The addresses no longer get its mail. The originator cannot be removed."""
    return await desk.run('tickets_participants_remove', arguments)


@tool(
    operations=('tickets.query',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/query',
)
async def tickets_query(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Search tickets. Tickets of a perspective, narrowed by criteria. The columns of a row follow the perspective."""
    return await desk.run('tickets_query', arguments)


@tool(
    operations=('tickets.queues',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/queues',
)
async def tickets_queues(desk: Desk, /, **arguments: Unpack[TicketsQueuesInput]) -> ToolAnswer:
    """List the queues the token can see. Queues of the owner of the token; needs no administrator, unlike workflow.queues.index."""
    return await desk.run('tickets_queues', arguments)


@tool(
    operations=('tickets.resolutions',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/resolutions',
)
async def tickets_resolutions(desk: Desk, /, **arguments: Unpack[TicketsResolutionsInput]) -> ToolAnswer:
    """List resolution categories for closing. What resolved accepts; needs no administrator, unlike workflow.resolutions.index."""
    return await desk.run('tickets_resolutions', arguments)


@tool(
    operations=('tickets.respond',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/respond',
)
async def tickets_respond(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Respond to a ticket. Posts a reply that the customer sees, or a note with is_internal, and changes the ticket on the way. A public reply reopens a closed ticket unless told otherwise."""
    return await desk.run('tickets_respond', arguments)


@tool(
    operations=('tickets.response_copy',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/response-copy',
)
async def tickets_response_copy(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Copy responses to another ticket. The responses appear in the other ticket too."""
    return await desk.run('tickets_response_copy', arguments)


@tool(
    operations=('tickets.response_delete',),
    effect='destroy',
    abilities='tickets:write',
    route='POST /tickets/response-delete',
)
async def tickets_response_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a response. Takes one response out of the thread; it is kept as deleted."""
    return await desk.run('tickets_response_delete', arguments)


@tool(
    operations=('tickets.response_move',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/response-move',
)
async def tickets_response_move(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Move responses to another ticket. The responses leave their ticket. The owner of the token must manage the queue."""
    return await desk.run('tickets_response_move', arguments)


@tool(
    operations=('tickets.response_show',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/response',
)
async def tickets_response_show(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Show a response. One response by its id."""
    return await desk.run('tickets_response_show', arguments)


@tool(
    operations=('tickets.response_update',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/response-update',
)
async def tickets_response_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Edit a response. Changes a text of staff, or publishes or hides it. What a customer wrote is never rewritten."""
    return await desk.run('tickets_response_update', arguments)


@tool(
    operations=('tickets.responses',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/responses',
)
async def tickets_responses(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List the responses of a ticket. The thread of one ticket, pinned entries first, then oldest to newest."""
    return await desk.run('tickets_responses', arguments)


@tool(
    operations=('tickets.responses_query',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/responses/query',
)
async def tickets_responses_query(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Search responses across tickets. Responses of many tickets, oldest first, in pages of up to 1000."""
    return await desk.run('tickets_responses_query', arguments)


@tool(
    operations=('tickets.restore',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/restore',
)
async def tickets_restore(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Restore a deleted ticket. The ticket is back where it was. The owner of the token must manage the queue."""
    return await desk.run('tickets_restore', arguments)


@tool(
    operations=('tickets.search_modes',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/search-modes',
)
async def tickets_search_modes(desk: Desk, /, **arguments: Unpack[TicketsSearchModesInput]) -> ToolAnswer:
    """List the search modes. The modes that criteria of tickets.query accept on this installation."""
    return await desk.run('tickets_search_modes', arguments)


@tool(
    operations=('tickets.show',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/show',
)
async def tickets_show(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Show a ticket. A ticket with its whole thread."""
    return await desk.run('tickets_show', arguments)


@tool(
    operations=('tickets.split',),
    effect='write_outbound',
    abilities='tickets:write',
    route='POST /tickets/split',
)
async def tickets_split(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Split responses off into a new ticket. Up to 500 responses of one ticket become a ticket with its own subject."""
    return await desk.run('tickets_split', arguments)


@tool(
    operations=('tickets.staff',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/staff',
)
async def tickets_staff(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List staff. Staff members a ticket can be assigned to; needs no administrator."""
    return await desk.run('tickets_staff', arguments)


@tool(
    operations=('tickets.teams',),
    effect='read',
    abilities='tickets:read or tickets:write',
    route='POST /tickets/teams',
)
async def tickets_teams(desk: Desk, /, **arguments: Unpack[TicketsTeamsInput]) -> ToolAnswer:
    """List teams. Teams a ticket can be assigned to; needs no administrator."""
    return await desk.run('tickets_teams', arguments)


@tool(
    operations=('tickets.unlink',),
    effect='write_internal',
    abilities='tickets:write',
    route='POST /tickets/unlink',
)
async def tickets_unlink(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Remove a link between tickets. Links made by cloning are permanent and stay."""
    return await desk.run('tickets_unlink', arguments)
