# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset ticket_files.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TicketFilesCreateInput,
        TicketFilesDeleteInput,
        TicketFilesListInput,
    )


@tool(
    operations=('post_tickets_ticket_number_files',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='POST /tickets/{ticket_number}/files',
)
async def ticket_files_create(desk: Desk, /, **arguments: Unpack[TicketFilesCreateInput]) -> ToolAnswer:
    """Add files to a ticket. Up to 10 files of 25 MB each, as multipart/form-data."""
    return await desk.run('ticket_files_create', arguments)


@tool(
    operations=('delete_tickets_ticket_number_files_id',),
    effect='destroy',
    abilities='Editar tickets',
    route='DELETE /tickets/{ticket_number}/files/{id}',
)
async def ticket_files_delete(desk: Desk, /, **arguments: Unpack[TicketFilesDeleteInput]) -> ToolAnswer:
    """Delete a file of a ticket. Takes the file off the ticket."""
    return await desk.run('ticket_files_delete', arguments)


@tool(
    operations=('get_tickets_ticket_number_files',),
    effect='read',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='GET /tickets/{ticket_number}/files',
)
async def ticket_files_list(desk: Desk, /, **arguments: Unpack[TicketFilesListInput]) -> ToolAnswer:
    """List the files of a ticket. Name, type, size in bytes and address of each; neither who added it nor when."""
    return await desk.run('ticket_files_list', arguments)
