# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.me import me_api_keys_create
from ..api.me import me_api_keys_delete
from ..api.me import me_api_keys_list
from ..api.me import me_get
from ..api.me import me_mfa_confirm
from ..api.me import me_mfa_delete
from ..api.me import me_mfa_enroll
from ..api.me import me_password_update


class Me:
    def __init__(self, _client: Client, /) -> None:
        self.api_keys_create = SyncCall(_client, me_api_keys_create.sync_detailed)
        """POST /api/me/api-keys: Create an API key"""
        self.api_keys_delete = SyncCall(_client, me_api_keys_delete.sync_detailed)
        """DELETE /api/me/api-keys/{id}: Revoke an own API key"""
        self.api_keys_list = SyncCall(_client, me_api_keys_list.sync_detailed)
        """GET /api/me/api-keys: List the own API keys"""
        self.get = SyncCall(_client, me_get.sync_detailed)
        """GET /api/me: Read the calling account"""
        self.mfa_confirm = SyncCall(_client, me_mfa_confirm.sync_detailed)
        """POST /api/me/mfa/confirm: Confirm the second factor with a first code"""
        self.mfa_delete = SyncCall(_client, me_mfa_delete.sync_detailed)
        """DELETE /api/me/mfa: Remove the own second factor"""
        self.mfa_enroll = SyncCall(_client, me_mfa_enroll.sync_detailed)
        """POST /api/me/mfa/enroll: Begin enrolling a second factor"""
        self.password_update = SyncCall(_client, me_password_update.sync_detailed)
        """PATCH /api/me/password: Change the own password"""


class AsyncMe:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.api_keys_create = AsyncCall(_client, me_api_keys_create.asyncio_detailed)
        """POST /api/me/api-keys: Create an API key"""
        self.api_keys_delete = AsyncCall(_client, me_api_keys_delete.asyncio_detailed)
        """DELETE /api/me/api-keys/{id}: Revoke an own API key"""
        self.api_keys_list = AsyncCall(_client, me_api_keys_list.asyncio_detailed)
        """GET /api/me/api-keys: List the own API keys"""
        self.get = AsyncCall(_client, me_get.asyncio_detailed)
        """GET /api/me: Read the calling account"""
        self.mfa_confirm = AsyncCall(_client, me_mfa_confirm.asyncio_detailed)
        """POST /api/me/mfa/confirm: Confirm the second factor with a first code"""
        self.mfa_delete = AsyncCall(_client, me_mfa_delete.asyncio_detailed)
        """DELETE /api/me/mfa: Remove the own second factor"""
        self.mfa_enroll = AsyncCall(_client, me_mfa_enroll.asyncio_detailed)
        """POST /api/me/mfa/enroll: Begin enrolling a second factor"""
        self.password_update = AsyncCall(_client, me_password_update.asyncio_detailed)
        """PATCH /api/me/password: Change the own password"""
