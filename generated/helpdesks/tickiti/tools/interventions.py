# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset interventions.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        InterventionsAcceptInput,
    )


@tool(
    operations=('interventions.accept',),
    effect='write_outbound',
    abilities='create-ticket or tickets:write',
    route='POST /interventions/accept',
)
async def interventions_accept(desk: Desk, /, **arguments: Unpack[InterventionsAcceptInput]) -> ToolAnswer:
    """Accept an intervention. Hands an intervention in from outside, which raises a ticket. A legacy create-ticket token may call it too."""
    return await desk.run('interventions_accept', arguments)
