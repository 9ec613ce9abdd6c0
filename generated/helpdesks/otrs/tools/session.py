# Generated from specs/otrs. Do not edit: make regen
"""The tools of OTRS's toolset session.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        CreateSessionInput,
        SessionCreateInput,
    )


@tool(
    operations=('SessionCreate',),
    effect='read',
    abilities='',
    route='POST /SessionCreate',
)
async def create_session(desk: Desk, /, **arguments: Unpack[CreateSessionInput]) -> ToolAnswer:
    """Makes sure that there is a session, and tells for whom and until when. Other tools log in by themselves."""
    return await desk.run('create_session', arguments)


@tool(
    operations=('SessionCreate',),
    effect='read',
    abilities='',
    route='POST /SessionCreate',
)
async def session_create(desk: Desk, /, **arguments: Unpack[SessionCreateInput]) -> ToolAnswer:
    """Log in and open a session. For an agent (UserLogin) or a customer user (CustomerUserLogin). The session ends 16 hours after the log-in or two hours after its last use on a fresh system, and by default it holds for the address it was opened from alone. Stock OTRS and OTOBO cannot remove one."""
    return await desk.run('session_create', arguments)
