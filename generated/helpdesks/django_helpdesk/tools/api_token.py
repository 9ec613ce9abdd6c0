# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset api_token.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ApiTokenCreateInput,
    )


@tool(
    operations=('api_token.create',),
    effect='admin',
    abilities='',
    route='POST /api/api-token/',
)
async def api_token_create(desk: Desk, /, **arguments: Unpack[ApiTokenCreateInput]) -> ToolAnswer:
    """Exchange a password for a token. Gives the token of a user for the name and the password."""
    return await desk.run('api_token_create', arguments)
