# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset me.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        MeApiKeysCreateInput,
        MeApiKeysDeleteInput,
        MeApiKeysListInput,
        MeGetInput,
        MeMfaConfirmInput,
        MeMfaDeleteInput,
        MeMfaEnrollInput,
        MePasswordUpdateInput,
    )


@tool(
    operations=('me.api_keys.create',),
    effect='admin',
    abilities='role user',
    route='POST /api/me/api-keys',
)
async def me_api_keys_create(desk: Desk, /, **arguments: Unpack[MeApiKeysCreateInput]) -> ToolAnswer:
    """Create an API key. Any role. The key has all rights of the account and is shown this one time."""
    return await desk.run('me_api_keys_create', arguments)


@tool(
    operations=('me.api_keys.delete',),
    effect='destroy',
    abilities='role user',
    route='DELETE /api/me/api-keys/{id}',
)
async def me_api_keys_delete(desk: Desk, /, **arguments: Unpack[MeApiKeysDeleteInput]) -> ToolAnswer:
    """Revoke an own API key. Any role. The key stops working at once."""
    return await desk.run('me_api_keys_delete', arguments)


@tool(
    operations=('me.api_keys.list',),
    effect='read',
    abilities='role user',
    route='GET /api/me/api-keys',
)
async def me_api_keys_list(desk: Desk, /, **arguments: Unpack[MeApiKeysListInput]) -> ToolAnswer:
    """List the own API keys. Any role. Names and dates, never the keys themselves."""
    return await desk.run('me_api_keys_list', arguments)


@tool(
    operations=('me.get',),
    effect='read',
    abilities='role user',
    route='GET /api/me',
)
async def me_get(desk: Desk, /, **arguments: Unpack[MeGetInput]) -> ToolAnswer:
    """Read the calling account. Any role. Who the credential acts as, and with which role."""
    return await desk.run('me_get', arguments)


@tool(
    operations=('me.mfa.confirm',),
    effect='admin',
    abilities='role user',
    route='POST /api/me/mfa/confirm',
)
async def me_mfa_confirm(desk: Desk, /, **arguments: Unpack[MeMfaConfirmInput]) -> ToolAnswer:
    """Confirm the second factor with a first code. Any role, after enrolling. The recovery codes are shown this one time."""
    return await desk.run('me_mfa_confirm', arguments)


@tool(
    operations=('me.mfa.delete',),
    effect='admin',
    abilities='role user',
    route='DELETE /api/me/mfa',
)
async def me_mfa_delete(desk: Desk, /, **arguments: Unpack[MeMfaDeleteInput]) -> ToolAnswer:
    """Remove the own second factor. Any role. Needs a current code or a recovery code in the body."""
    return await desk.run('me_mfa_delete', arguments)


@tool(
    operations=('me.mfa.enroll',),
    effect='admin',
    abilities='role user',
    route='POST /api/me/mfa/enroll',
)
async def me_mfa_enroll(desk: Desk, /, **arguments: Unpack[MeMfaEnrollInput]) -> ToolAnswer:
    """Begin enrolling a second factor. Any role, where the installation has MFA on. The answer contains the secret."""
    return await desk.run('me_mfa_enroll', arguments)


@tool(
    operations=('me.password.update',),
    effect='admin',
    abilities='role user',
    route='PATCH /api/me/password',
)
async def me_password_update(desk: Desk, /, **arguments: Unpack[MePasswordUpdateInput]) -> ToolAnswer:
    """Change the own password. Any role. The new password needs at least 10 characters."""
    return await desk.run('me_password_update', arguments)
