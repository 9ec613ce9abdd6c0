# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset schema.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        SchemaGetInput,
    )


@tool(
    operations=('schema.get',),
    effect='read',
    abilities='',
    route='GET /api/schema/',
)
async def schema_get(desk: Desk, /, **arguments: Unpack[SchemaGetInput]) -> ToolAnswer:
    """Show the API's own document. The OpenAPI document of this site."""
    return await desk.run('schema_get', arguments)
