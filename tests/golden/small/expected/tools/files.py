# Generated from specs/small. Do not edit: make regen
"""The tools of Small's toolset files.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        FilesAddInput,
    )


@tool(
    operations=('files.add',),
    effect='write_outbound',
    abilities='',
    route='POST /tickets/{id}/files',
)
async def files_add(desk: Desk, /, **arguments: Unpack[FilesAddInput]) -> ToolAnswer:
    """POST /tickets/{id}/files"""
    return await desk.run('files_add', arguments)


@tool(
    operations=('raw',),
    effect='write_outbound',
    abilities='',
    route='POST /raw',
)
async def files_raw(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """POST /raw"""
    return await desk.run('files_raw', arguments)
