# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset checklists.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ChecklistsListInput,
        ChecklistsUpdateItemInput,
    )


@tool(
    operations=('get_tickets_ticket_number_checklists',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}/checklists',
)
async def checklists_list(desk: Desk, /, **arguments: Unpack[ChecklistsListInput]) -> ToolAnswer:
    """List the checklists of a ticket. With all their items. A required checklist that is not filled in keeps the ticket from being closed."""
    return await desk.run('checklists_list', arguments)


@tool(
    operations=('put_tickets_ticket_number_checklists_id_items_index',),
    effect='write_internal',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}/checklists/{id}/items/{index}',
)
async def checklists_update_item(desk: Desk, /, **arguments: Unpack[ChecklistsUpdateItemInput]) -> ToolAnswer:
    """Fill in an item of a checklist. Exactly one of `value` and `options`: options for an item that has some, value for any other. The item is named by its position, and 0 is the first. The answer is the whole checklist."""
    return await desk.run('checklists_update_item', arguments)
