# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset timeline_ticket_list.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TimelineTicketListGetInput,
    )


@tool(
    operations=('timeline_ticket_list.get',),
    effect='read',
    abilities='',
    route='GET /timeline_ticket_list/{query}',
)
async def timeline_ticket_list_get(desk: Desk, /, **arguments: Unpack[TimelineTicketListGetInput]) -> ToolAnswer:
    """Data of the web timeline. What the timeline on the website loads."""
    return await desk.run('timeline_ticket_list_get', arguments)
