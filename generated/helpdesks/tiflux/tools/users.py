# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset users.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        SearchUserInput,
        UsersCreateInput,
        UsersGetInput,
        UsersListInput,
        UsersMeInput,
        UsersUpdateInput,
    )


@tool(
    operations=('get_users',),
    effect='read',
    abilities='users_manage',
    route='GET /users',
)
async def search_user(desk: Desk, /, **arguments: Unpack[SearchUserInput]) -> ToolAnswer:
    """Attendants for responsible_id, by part of name or e-mail. Needs the permission to manage users."""
    return await desk.run('search_user', arguments)


@tool(
    operations=('post_users',),
    effect='admin',
    abilities='role admin',
    route='POST /users',
)
async def users_create(desk: Desk, /, **arguments: Unpack[UsersCreateInput]) -> ToolAnswer:
    """Create a user. A new account of the organisation. The technical group is required. Administrators only."""
    return await desk.run('users_create', arguments)


@tool(
    operations=('get_users_id',),
    effect='read',
    abilities='role admin',
    route='GET /users/{id}',
)
async def users_get(desk: Desk, /, **arguments: Unpack[UsersGetInput]) -> ToolAnswer:
    """Read a user. Administrators only."""
    return await desk.run('users_get', arguments)


@tool(
    operations=('get_users',),
    effect='read',
    abilities='users_manage',
    route='GET /users',
)
async def users_list(desk: Desk, /, **arguments: Unpack[UsersListInput]) -> ToolAnswer:
    """List users. Attendants, administrators and users of clients. `name` and `email` are newer filters: an installation that does not know them ignores them, so look at what comes back."""
    return await desk.run('users_list', arguments)


@tool(
    operations=('get_users_me',),
    effect='read',
    abilities='',
    route='GET /users/me',
)
async def users_me(desk: Desk, /, **arguments: Unpack[UsersMeInput]) -> ToolAnswer:
    """Read the caller's own user. Who the API key belongs to; `enable_mcp` tells whether the vendor's hosted MCP server may be used."""
    return await desk.run('users_me', arguments)


@tool(
    operations=('put_users_id',),
    effect='admin',
    abilities='role admin',
    route='PUT /users/{id}',
)
async def users_update(desk: Desk, /, **arguments: Unpack[UsersUpdateInput]) -> ToolAnswer:
    """Change a user. What is left out stays; `active` false makes the account inactive. Administrators only."""
    return await desk.run('users_update', arguments)
