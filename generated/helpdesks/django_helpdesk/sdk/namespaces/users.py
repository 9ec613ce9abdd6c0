# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.users import users_create


class Users:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, users_create.sync_detailed)
        """POST /api/users/: Create a user"""


class AsyncUsers:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, users_create.asyncio_detailed)
        """POST /api/users/: Create a user"""
