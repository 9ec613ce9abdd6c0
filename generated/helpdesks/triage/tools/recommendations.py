# Generated from specs/triage. Do not edit: make regen
"""The tools of Support Ticket Triage's toolset recommendations.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        RecommendationsApproveInput,
        RecommendationsGetInput,
        RecommendationsRejectInput,
        RecommendationsSubmitInput,
    )


@tool(
    operations=('recommendations.approve',),
    effect='write_internal',
    abilities='',
    route='POST /recommendations/{id}/approval',
)
async def recommendations_approve(desk: Desk, /, **arguments: Unpack[RecommendationsApproveInput]) -> ToolAnswer:
    """Approve fields of a recommendation. Writes the named fields of a pending recommendation to its ticket, and nothing else, if the ticket has the revision it was made from and the resulting team is where an escalation must go. An approved customer response is recorded and sent to nobody."""
    return await desk.run('recommendations_approve', arguments)


@tool(
    operations=('recommendations.get',),
    effect='read',
    abilities='',
    route='GET /recommendations/{id}',
)
async def recommendations_get(desk: Desk, /, **arguments: Unpack[RecommendationsGetInput]) -> ToolAnswer:
    """Read a recommendation. One recommendation as it stands."""
    return await desk.run('recommendations_get', arguments)


@tool(
    operations=('recommendations.reject',),
    effect='write_internal',
    abilities='',
    route='POST /recommendations/{id}/rejection',
)
async def recommendations_reject(desk: Desk, /, **arguments: Unpack[RecommendationsRejectInput]) -> ToolAnswer:
    """Reject a recommendation. Closes a pending recommendation with feedback. The ticket stays as it is, and may have changed meanwhile."""
    return await desk.run('recommendations_reject', arguments)


@tool(
    operations=('recommendations.submit',),
    effect='write_internal',
    abilities='',
    route='POST /recommendations',
)
async def recommendations_submit(desk: Desk, /, **arguments: Unpack[RecommendationsSubmitInput]) -> ToolAnswer:
    """Submit a recommendation. Keeps a pending recommendation; no ticket changes. The server decides what escalates and says when. STALE_APPROVAL where the ticket has another revision; INVALID_CITATION and INVALID_DUPLICATE where an article or a ticket does not exist."""
    return await desk.run('recommendations_submit', arguments)
