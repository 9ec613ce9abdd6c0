# Generated from specs/triage. Do not edit: make regen
"""The tools of Support Ticket Triage's toolset knowledge.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        KnowledgeGetInput,
        KnowledgeSearchInput,
    )


@tool(
    operations=('knowledge.get',),
    effect='read',
    abilities='',
    route='GET /knowledge/{id}',
)
async def knowledge_get(desk: Desk, /, **arguments: Unpack[KnowledgeGetInput]) -> ToolAnswer:
    """Read a knowledge article. One article."""
    return await desk.run('knowledge_get', arguments)


@tool(
    operations=('knowledge.search',),
    effect='read',
    abilities='',
    route='GET /knowledge',
)
async def knowledge_search(desk: Desk, /, **arguments: Unpack[KnowledgeSearchInput]) -> ToolAnswer:
    """Search the knowledge articles. Articles that hold the whole query, letter case aside, in id, title, tags or body. Not ranked."""
    return await desk.run('knowledge_search', arguments)
