# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset datatables_ticket_list.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        DatatablesTicketListGetInput,
    )


@tool(
    operations=('datatables_ticket_list.get',),
    effect='read',
    abilities='',
    route='GET /datatables_ticket_list/{query}',
)
async def datatables_ticket_list_get(desk: Desk, /, **arguments: Unpack[DatatablesTicketListGetInput]) -> ToolAnswer:
    """Data of the web ticket list. What the table on the website loads."""
    return await desk.run('datatables_ticket_list_get', arguments)
