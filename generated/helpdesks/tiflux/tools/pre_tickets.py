# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset pre_tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        PreTicketsCreateInput,
        PreTicketsListInput,
    )


@tool(
    operations=('post_pre-tickets',),
    effect='write_outbound',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='POST /pre-tickets',
)
async def pre_tickets_create(desk: Desk, /, **arguments: Unpack[PreTicketsCreateInput]) -> ToolAnswer:
    """Create a pre-ticket. Always multipart/form-data, with or without files of 25 MB each. Name, e-mail and telephone of the requestor are required."""
    return await desk.run('pre_tickets_create', arguments)


@tool(
    operations=('get_pre-tickets',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /pre-tickets',
)
async def pre_tickets_list(desk: Desk, /, **arguments: Unpack[PreTicketsListInput]) -> ToolAnswer:
    """List pre-tickets. Requests that wait to be made a ticket."""
    return await desk.run('pre_tickets_list', arguments)
