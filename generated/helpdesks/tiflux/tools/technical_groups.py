# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset technical_groups.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TechnicalGroupsListInput,
        TechnicalGroupsListUsersInput,
    )


@tool(
    operations=('get_technical-groups',),
    effect='read',
    abilities='Gerenciar mesas de serviços',
    route='GET /technical-groups',
)
async def technical_groups_list(desk: Desk, /, **arguments: Unpack[TechnicalGroupsListInput]) -> ToolAnswer:
    """List technical groups. Groups of attendants."""
    return await desk.run('technical_groups_list', arguments)


@tool(
    operations=('get_technical-groups_id_users',),
    effect='read',
    abilities='Gerenciar mesas de serviços',
    route='GET /technical-groups/{id}/users',
)
async def technical_groups_list_users(desk: Desk, /, **arguments: Unpack[TechnicalGroupsListUsersInput]) -> ToolAnswer:
    """List the users of a technical group. Rows look like users; none of their fields is promised."""
    return await desk.run('technical_groups_list_users', arguments)
