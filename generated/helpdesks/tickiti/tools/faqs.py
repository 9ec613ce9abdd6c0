# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset faqs.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        FaqsRootInput,
    )


@tool(
    operations=('faqs',),
    effect='read',
    abilities='',
    route='GET /faqs',
)
async def faqs_root(desk: Desk, /, **arguments: Unpack[FaqsRootInput]) -> ToolAnswer:
    """Read the public FAQs. Questions and answers that the installation publishes. The only GET route, and open to everybody."""
    return await desk.run('faqs_root', arguments)
