# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset setup.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        SetupCreateInput,
        SetupStatusInput,
    )


@tool(
    operations=('setup.create',),
    effect='admin',
    abilities='',
    route='POST /api/v1/setup',
)
async def setup_create(desk: Desk, /, **arguments: Unpack[SetupCreateInput]) -> ToolAnswer:
    """Create the first admin. Public, once. Afterwards it answers 409."""
    return await desk.run('setup_create', arguments)


@tool(
    operations=('setup.status',),
    effect='read',
    abilities='',
    route='GET /api/v1/setup/status',
)
async def setup_status(desk: Desk, /, **arguments: Unpack[SetupStatusInput]) -> ToolAnswer:
    """Ask whether the first admin is still to be created. Public."""
    return await desk.run('setup_status', arguments)
