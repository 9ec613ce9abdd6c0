# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset internal_communications.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        InternalCommunicationsCreateInput,
        InternalCommunicationsDeleteInput,
        InternalCommunicationsGetInput,
        InternalCommunicationsListInput,
        InternalCommunicationsUpdateInput,
    )


@tool(
    operations=('post_tickets_ticket_number_internal_communications',),
    effect='write_internal',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='POST /tickets/{ticket_number}/internal_communications',
)
async def internal_communications_create(desk: Desk, /, **arguments: Unpack[InternalCommunicationsCreateInput]) -> ToolAnswer:
    """Write an internal communication. A note for colleagues, as HTML, with up to 10 files of 25 MB each. It must be sent as multipart/form-data even without files (415 otherwise)."""
    return await desk.run('internal_communications_create', arguments)


@tool(
    operations=('delete_tickets_ticket_number_internal_communications_id',),
    effect='destroy',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='DELETE /tickets/{ticket_number}/internal_communications/{id}',
)
async def internal_communications_delete(desk: Desk, /, **arguments: Unpack[InternalCommunicationsDeleteInput]) -> ToolAnswer:
    """Delete an internal communication. Only the author may (403, code 40302)."""
    return await desk.run('internal_communications_delete', arguments)


@tool(
    operations=('get_tickets_ticket_number_internal_communications_id',),
    effect='read',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='GET /tickets/{ticket_number}/internal_communications/{id}',
)
async def internal_communications_get(desk: Desk, /, **arguments: Unpack[InternalCommunicationsGetInput]) -> ToolAnswer:
    """Read an internal communication. One note with its text and files."""
    return await desk.run('internal_communications_get', arguments)


@tool(
    operations=('get_tickets_ticket_number_internal_communications',),
    effect='read',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='GET /tickets/{ticket_number}/internal_communications',
)
async def internal_communications_list(desk: Desk, /, **arguments: Unpack[InternalCommunicationsListInput]) -> ToolAnswer:
    """List the internal communications of a ticket. Notes among colleagues; the customer does not see them. A row has the text but not the files, only their number."""
    return await desk.run('internal_communications_list', arguments)


@tool(
    operations=('put_tickets_ticket_number_internal_communications_id',),
    effect='write_internal',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='PUT /tickets/{ticket_number}/internal_communications/{id}',
)
async def internal_communications_update(desk: Desk, /, **arguments: Unpack[InternalCommunicationsUpdateInput]) -> ToolAnswer:
    """Change an internal communication. Replaces its text; JSON, without files. Only the author may (403, code 40302)."""
    return await desk.run('internal_communications_update', arguments)
