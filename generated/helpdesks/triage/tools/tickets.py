# Generated from specs/triage. Do not edit: make regen
"""The tools of Support Ticket Triage's toolset tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TicketsGetInput,
        TicketsListInput,
        TicketsSimilarInput,
    )


@tool(
    operations=('tickets.get',),
    effect='read',
    abilities='',
    route='GET /tickets/{id}',
)
async def tickets_get(desk: Desk, /, **arguments: Unpack[TicketsGetInput]) -> ToolAnswer:
    """Read a ticket. One ticket with its revision."""
    return await desk.run('tickets_get', arguments)


@tool(
    operations=('tickets.list',),
    effect='read',
    abilities='',
    route='GET /tickets',
)
async def tickets_list(desk: Desk, /, **arguments: Unpack[TicketsListInput]) -> ToolAnswer:
    """List tickets. In the order in which they are stored. Filters compare for equality and hold together; `total` counts what they leave."""
    return await desk.run('tickets_list', arguments)


@tool(
    operations=('tickets.similar',),
    effect='read',
    abilities='',
    route='GET /tickets/{id}/similar',
)
async def tickets_similar(desk: Desk, /, **arguments: Unpack[TicketsSimilarInput]) -> ToolAnswer:
    """Find similar tickets. At most five other tickets that share words with this one, best first. It compares words, not meaning."""
    return await desk.run('tickets_similar', arguments)
