# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset knowledges.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        KnowledgesCreateInput,
        KnowledgesGetInput,
        KnowledgesListFoldersInput,
        KnowledgesListInput,
    )


@tool(
    operations=('post_knowledges',),
    effect='write_outbound',
    abilities='',
    route='POST /knowledges',
)
async def knowledges_create(desk: Desk, /, **arguments: Unpack[KnowledgesCreateInput]) -> ToolAnswer:
    """Create a knowledge article. Filed in at least one folder; the text is HTML. It can name clients, technical groups and catalog items."""
    return await desk.run('knowledges_create', arguments)


@tool(
    operations=('get_knowledges_id',),
    effect='read',
    abilities='',
    route='GET /knowledges/{id}',
)
async def knowledges_get(desk: Desk, /, **arguments: Unpack[KnowledgesGetInput]) -> ToolAnswer:
    """Read a knowledge article. The whole article; its text is HTML written by others."""
    return await desk.run('knowledges_get', arguments)


@tool(
    operations=('get_knowledges',),
    effect='read',
    abilities='',
    route='GET /knowledges',
)
async def knowledges_list(desk: Desk, /, **arguments: Unpack[KnowledgesListInput]) -> ToolAnswer:
    """Search knowledge articles. Articles of the knowledge base."""
    return await desk.run('knowledges_list', arguments)


@tool(
    operations=('get_knowledge-folders',),
    effect='read',
    abilities='',
    route='GET /knowledge-folders',
)
async def knowledges_list_folders(desk: Desk, /, **arguments: Unpack[KnowledgesListFoldersInput]) -> ToolAnswer:
    """List knowledge folders. Where articles are filed."""
    return await desk.run('knowledges_list_folders', arguments)
