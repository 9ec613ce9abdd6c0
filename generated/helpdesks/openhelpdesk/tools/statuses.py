# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset statuses.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        StatusesListInput,
    )


@tool(
    operations=('statuses.list',),
    effect='read',
    abilities='role user',
    route='GET /api/statuses',
)
async def statuses_list(desk: Desk, /, **arguments: Unpack[StatusesListInput]) -> ToolAnswer:
    """List ticket statuses. Any role. In configured order; New, Resolved and Closed are system statuses, even if renamed."""
    return await desk.run('statuses_list', arguments)
