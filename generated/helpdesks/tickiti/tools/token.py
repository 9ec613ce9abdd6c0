# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset token.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TokenShowInput,
    )


@tool(
    operations=('token.show',),
    effect='read',
    abilities='',
    route='POST /token',
)
async def token_show(desk: Desk, /, **arguments: Unpack[TokenShowInput]) -> ToolAnswer:
    """Show what this token may do. Abilities of the token, roles of its owner, features of the plan."""
    return await desk.run('token_show', arguments)
