# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset auth.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AuthLoginInput,
        AuthLogoutInput,
        AuthMfaVerifyInput,
        AuthSamlAcsInput,
        AuthSamlMetadataInput,
        AuthTokenInput,
    )


@tool(
    operations=('auth.login',),
    effect='admin',
    abilities='',
    route='POST /api/auth/login',
)
async def auth_login(desk: Desk, /, **arguments: Unpack[AuthLoginInput]) -> ToolAnswer:
    """Log in with email and password. Public. Sets the session cookie of a browser; programs use an API key or a token instead. With a second factor enrolled the session stays pending for 5 minutes until the code is verified. With SAML on, only an admin can log in here."""
    return await desk.run('auth_login', arguments)


@tool(
    operations=('auth.logout',),
    effect='admin',
    abilities='',
    route='POST /api/auth/logout',
)
async def auth_logout(desk: Desk, /, **arguments: Unpack[AuthLogoutInput]) -> ToolAnswer:
    """End the session. Needs a session; keys and tokens are not affected."""
    return await desk.run('auth_logout', arguments)


@tool(
    operations=('auth.mfa.verify',),
    effect='admin',
    abilities='',
    route='POST /api/auth/mfa/verify',
)
async def auth_mfa_verify(desk: Desk, /, **arguments: Unpack[AuthMfaVerifyInput]) -> ToolAnswer:
    """Finish a login with a second factor. Needs the pending session of a login."""
    return await desk.run('auth_mfa_verify', arguments)


@tool(
    operations=('auth.saml.acs',),
    effect='admin',
    abilities='',
    route='POST /api/auth/saml/acs',
)
async def auth_saml_acs(desk: Desk, /, **arguments: Unpack[AuthSamlAcsInput]) -> ToolAnswer:
    """Receive a SAML assertion. Public. The identity provider's browser redirect ends here; not for programs."""
    return await desk.run('auth_saml_acs', arguments)


@tool(
    operations=('auth.saml.metadata',),
    effect='read',
    abilities='',
    route='GET /api/auth/saml/metadata',
)
async def auth_saml_metadata(desk: Desk, /, **arguments: Unpack[AuthSamlMetadataInput]) -> ToolAnswer:
    """Read the SAML service provider metadata. Public. Only where SAML is on; XML to give to the identity provider."""
    return await desk.run('auth_saml_metadata', arguments)


@tool(
    operations=('auth.token',),
    effect='admin',
    abilities='',
    route='POST /api/auth/token',
)
async def auth_token(desk: Desk, /, **arguments: Unpack[AuthTokenInput]) -> ToolAnswer:
    """Exchange client credentials for an access token. Public. Takes JSON, not a form. The token lives one hour; there is no refresh token."""
    return await desk.run('auth_token', arguments)
