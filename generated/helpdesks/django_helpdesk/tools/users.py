# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset users.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        UsersCreateInput,
    )


@tool(
    operations=('users.create',),
    effect='admin',
    abilities='auth.add_user and role staff',
    route='POST /api/users/',
)
async def users_create(desk: Desk, /, **arguments: Unpack[UsersCreateInput]) -> ToolAnswer:
    """Create a user. Creates a login for the site. The new user is no staff."""
    return await desk.run('users_create', arguments)
