# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset user_tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        UserTicketsGetInput,
        UserTicketsListInput,
    )


@tool(
    operations=('user_tickets.get',),
    effect='read',
    abilities='role user',
    route='GET /api/user_tickets/{id}/',
)
async def user_tickets_get(desk: Desk, /, **arguments: Unpack[UserTicketsGetInput]) -> ToolAnswer:
    """Show a ticket I submitted. One ticket of the token's own user, without its conversation."""
    return await desk.run('user_tickets_get', arguments)


@tool(
    operations=('user_tickets.list',),
    effect='read',
    abilities='role user',
    route='GET /api/user_tickets/',
)
async def user_tickets_list(desk: Desk, /, **arguments: Unpack[UserTicketsListInput]) -> ToolAnswer:
    """List the tickets I submitted. Tickets whose submitter has the address of the token's user, newest first. Needs no staff right."""
    return await desk.run('user_tickets_list', arguments)
