# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.users import get_users
from ..api.users import get_users_id
from ..api.users import get_users_me
from ..api.users import post_users
from ..api.users import put_users_id


class Users:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_users.sync_detailed, get_users.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /users: List users"""
        self.get = SyncCall(_client, get_users_id.sync_detailed)
        """GET /users/{id}: Read a user"""
        self.me = SyncCall(_client, get_users_me.sync_detailed)
        """GET /users/me: Read the caller's own user"""
        self.create = SyncCall(_client, post_users.sync_detailed)
        """POST /users: Create a user"""
        self.update = SyncCall(_client, put_users_id.sync_detailed)
        """PUT /users/{id}: Change a user"""


class AsyncUsers:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_users.asyncio_detailed, get_users.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /users: List users"""
        self.get = AsyncCall(_client, get_users_id.asyncio_detailed)
        """GET /users/{id}: Read a user"""
        self.me = AsyncCall(_client, get_users_me.asyncio_detailed)
        """GET /users/me: Read the caller's own user"""
        self.create = AsyncCall(_client, post_users.asyncio_detailed)
        """POST /users: Create a user"""
        self.update = AsyncCall(_client, put_users_id.asyncio_detailed)
        """PUT /users/{id}: Change a user"""
