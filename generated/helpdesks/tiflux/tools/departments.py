# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset departments.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        DepartmentsListInput,
    )


@tool(
    operations=('get_departments',),
    effect='read',
    abilities='',
    route='GET /departments',
)
async def departments_list(desk: Desk, /, **arguments: Unpack[DepartmentsListInput]) -> ToolAnswer:
    """List departments. Departments that take chats. Administrators see all active ones, others those of their group."""
    return await desk.run('departments_list', arguments)
