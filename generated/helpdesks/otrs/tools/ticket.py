# Generated from specs/otrs. Do not edit: make regen
"""The tools of OTRS's toolset ticket.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AddInternalNoteInput,
        CreateTicketInput,
        GetAttachmentInput,
        GetTicketHistoryInput,
        GetTicketInput,
        ReplyToTicketInput,
        SearchTicketsInput,
        TicketCreateInput,
        TicketGetInput,
        TicketHistoryInput,
        TicketUpdateInput,
        UpdateTicketInput,
    )


@tool(
    operations=('TicketUpdate',),
    effect='write_internal',
    abilities='',
    route='POST /TicketUpdate',
)
async def add_internal_note(desk: Desk, /, **arguments: Unpack[AddInternalNoteInput]) -> ToolAnswer:
    """Adds an article that only staff see. To answer the customer use reply_to_ticket."""
    return await desk.run('add_internal_note', arguments)


@tool(
    operations=('TicketCreate',),
    effect='write_outbound',
    abilities='',
    route='POST /TicketCreate',
)
async def create_ticket(desk: Desk, /, **arguments: Unpack[CreateTicketInput]) -> ToolAnswer:
    """Opens a ticket for a customer user. Queue, priority, state and type are names and must be exact; an unknown one is refused, never replaced. The customer sees the text only with visible_to_customer; the queue may answer the customer by itself."""
    return await desk.run('create_ticket', arguments)


@tool(
    operations=('TicketGet',),
    effect='read',
    abilities='',
    route='POST /TicketGet',
)
async def get_attachment(desk: Desk, /, **arguments: Unpack[GetAttachmentInput]) -> ToolAnswer:
    """One file of an article. get_ticket with include_attachments shows the articles' ids and the files' names."""
    return await desk.run('get_attachment', arguments)


@tool(
    operations=('TicketGet',),
    effect='read',
    abilities='',
    route='POST /TicketGet',
)
async def get_ticket(desk: Desk, /, **arguments: Unpack[GetTicketInput]) -> ToolAnswer:
    """A ticket with its articles. ticket_id is the internal id, not the ticket number; search_tickets finds it."""
    return await desk.run('get_ticket', arguments)


@tool(
    operations=('TicketHistoryGet',),
    effect='read',
    abilities='',
    route='POST /TicketHistoryGet',
)
async def get_ticket_history(desk: Desk, /, **arguments: Unpack[GetTicketHistoryInput]) -> ToolAnswer:
    """What happened to a ticket, oldest first. For agents only."""
    return await desk.run('get_ticket_history', arguments)


@tool(
    operations=('TicketUpdate',),
    effect='write_outbound',
    abilities='',
    route='POST /TicketUpdate',
)
async def reply_to_ticket(desk: Desk, /, **arguments: Unpack[ReplyToTicketInput]) -> ToolAnswer:
    """Adds an article that the customer sees. Without send_to it appears in the customer's view and no mail is sent; send_to mails it (Znuny alone can). For a note to colleagues use add_internal_note."""
    return await desk.run('reply_to_ticket', arguments)


@tool(
    operations=('TicketSearch',),
    effect='read',
    abilities='',
    route='POST /TicketSearch',
)
async def search_tickets(desk: Desk, /, **arguments: Unpack[SearchTicketsInput]) -> ToolAnswer:
    """Ids of tickets; get_ticket reads one. Names must be exact, a title takes * for any text. An unknown name finds nothing."""
    return await desk.run('search_tickets', arguments)


@tool(
    operations=('TicketCreate',),
    effect='write_outbound',
    abilities='',
    route='POST /TicketCreate',
)
async def ticket_create(desk: Desk, /, **arguments: Unpack[TicketCreateInput]) -> ToolAnswer:
    """Create a ticket with its first article. Ticket and Article are needed. The customer is mailed the automatic answer of the queue, if it has one, and agents are notified. The article is visible to the customer unless IsVisibleForCustomer is 0. Queue, state, priority, type, owner and the like must exist by exactly these names. Who creates needs the permission "create" in the queue's group."""
    return await desk.run('ticket_create', arguments)


@tool(
    operations=('TicketGet',),
    effect='read',
    abilities='',
    route='POST /TicketGet',
)
async def ticket_get(desk: Desk, /, **arguments: Unpack[TicketGetInput]) -> ToolAnswer:
    """Read tickets by id. By internal id, not by ticket number: a number is found with TicketSearch. No article comes without AllArticles, no file without Attachments besides. One ticket that may not be read refuses the whole call, and one that does not exist is refused in the same way."""
    return await desk.run('ticket_get', arguments)


@tool(
    operations=('TicketHistoryGet',),
    effect='read',
    abilities='',
    route='POST /TicketHistoryGet',
)
async def ticket_history(desk: Desk, /, **arguments: Unpack[TicketHistoryInput]) -> ToolAnswer:
    """Read the history of tickets. What happened to a ticket, the oldest entry first. For agents only."""
    return await desk.run('ticket_history', arguments)


@tool(
    operations=('TicketSearch',),
    effect='read',
    abilities='',
    route='POST /TicketSearch',
)
async def ticket_search(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Find the ids of tickets. Gives ids only; TicketGet reads them. Filters narrow each other, several values of one filter are alternatives. Names must be exact: an unknown queue finds nothing and is no error. There is no offset: go on with a date or an id. Only tickets that the user may read are found."""
    return await desk.run('ticket_search', arguments)


@tool(
    operations=('TicketUpdate',),
    effect='write_outbound',
    abilities='',
    route='POST /TicketUpdate',
)
async def ticket_update(desk: Desk, /, **arguments: Unpack[TicketUpdateInput]) -> ToolAnswer:
    """Change a ticket, or add an article to it. Takes TicketID or TicketNumber; the number wins. An article is a reply or a note: it is visible to the customer unless IsVisibleForCustomer is 0, and it is mailed only with ArticleSend on Znuny. Attachment and dynamic fields of an article need Article. A pending state needs PendingTime. Permissions are checked first, for each kind of change; then the changes are made one after another, and a fault (HTTP 500) may leave the first of them done."""
    return await desk.run('ticket_update', arguments)


@tool(
    operations=('TicketUpdate',),
    effect='write_outbound',
    abilities='',
    route='POST /TicketUpdate',
)
async def update_ticket(desk: Desk, /, **arguments: Unpack[UpdateTicketInput]) -> ToolAnswer:
    """Changes fields of a ticket; only what is given. Names must be exact. Customers may be notified, as the desk is set up."""
    return await desk.run('update_ticket', arguments)
