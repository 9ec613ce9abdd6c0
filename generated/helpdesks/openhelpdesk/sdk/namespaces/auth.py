# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.auth import auth_login
from ..api.auth import auth_logout
from ..api.auth import auth_mfa_verify
from ..api.auth import auth_saml_acs
from ..api.auth import auth_saml_metadata
from ..api.auth import auth_token


class Auth:
    def __init__(self, _client: Client, /) -> None:
        self.login = SyncCall(_client, auth_login.sync_detailed)
        """POST /api/auth/login: Log in with email and password"""
        self.logout = SyncCall(_client, auth_logout.sync_detailed)
        """POST /api/auth/logout: End the session"""
        self.mfa_verify = SyncCall(_client, auth_mfa_verify.sync_detailed)
        """POST /api/auth/mfa/verify: Finish a login with a second factor"""
        self.saml_acs = SyncCall(_client, auth_saml_acs.sync_detailed)
        """POST /api/auth/saml/acs: Receive a SAML assertion"""
        self.saml_metadata = SyncCall(_client, auth_saml_metadata.sync_detailed)
        """GET /api/auth/saml/metadata: Read the SAML service provider metadata"""
        self.token = SyncCall(_client, auth_token.sync_detailed)
        """POST /api/auth/token: Exchange client credentials for an access token"""


class AsyncAuth:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.login = AsyncCall(_client, auth_login.asyncio_detailed)
        """POST /api/auth/login: Log in with email and password"""
        self.logout = AsyncCall(_client, auth_logout.asyncio_detailed)
        """POST /api/auth/logout: End the session"""
        self.mfa_verify = AsyncCall(_client, auth_mfa_verify.asyncio_detailed)
        """POST /api/auth/mfa/verify: Finish a login with a second factor"""
        self.saml_acs = AsyncCall(_client, auth_saml_acs.asyncio_detailed)
        """POST /api/auth/saml/acs: Receive a SAML assertion"""
        self.saml_metadata = AsyncCall(_client, auth_saml_metadata.asyncio_detailed)
        """GET /api/auth/saml/metadata: Read the SAML service provider metadata"""
        self.token = AsyncCall(_client, auth_token.asyncio_detailed)
        """POST /api/auth/token: Exchange client credentials for an access token"""
