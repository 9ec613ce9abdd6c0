# Generated from specs/small. Do not edit: make regen
"""The tools of Small's toolset tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ListTicketsInput,
        TicketsCreateInput,
        TicketsDeleteInput,
        TicketsGetInput,
        TicketsListInput,
    )


@tool(
    operations=('tickets.list',),
    effect='read',
    abilities='',
    route='GET /tickets',
)
async def list_tickets(desk: Desk, /, **arguments: Unpack[ListTicketsInput]) -> ToolAnswer:
    """Lists tickets, page by page."""
    return await desk.run('list_tickets', arguments)


@tool(
    operations=('tickets.create',),
    effect='write_outbound',
    abilities='tickets.write',
    route='POST /tickets',
)
async def tickets_create(desk: Desk, /, **arguments: Unpack[TicketsCreateInput]) -> ToolAnswer:
    """Create a ticket"""
    return await desk.run('tickets_create', arguments)


@tool(
    operations=('tickets.delete',),
    effect='destroy',
    abilities='',
    route='DELETE /tickets/{id}',
)
async def tickets_delete(desk: Desk, /, **arguments: Unpack[TicketsDeleteInput]) -> ToolAnswer:
    """DELETE /tickets/{id}"""
    return await desk.run('tickets_delete', arguments)


@tool(
    operations=('tickets.get',),
    effect='read',
    abilities='',
    route='GET /tickets/{id}',
)
async def tickets_get(desk: Desk, /, **arguments: Unpack[TicketsGetInput]) -> ToolAnswer:
    """GET /tickets/{id}"""
    return await desk.run('tickets_get', arguments)


@tool(
    operations=('tickets.list',),
    effect='read',
    abilities='',
    route='GET /tickets',
)
async def tickets_list(desk: Desk, /, **arguments: Unpack[TicketsListInput]) -> ToolAnswer:
    """List tickets"""
    return await desk.run('tickets_list', arguments)
