# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset technical_users.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TechnicalUsersListInput,
    )


@tool(
    operations=('get_technical-users',),
    effect='read',
    abilities='',
    route='GET /technical-users',
)
async def technical_users_list(desk: Desk, /, **arguments: Unpack[TechnicalUsersListInput]) -> ToolAnswer:
    """List attendants. Users who can be responsible for tickets. Needs only the licence, so it works where the list of users is forbidden."""
    return await desk.run('technical_users_list', arguments)
