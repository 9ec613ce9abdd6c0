# Generated from specs/otrs. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.session import session_create


class Session:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, session_create.sync_detailed)
        """POST /SessionCreate: Log in and open a session"""


class AsyncSession:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, session_create.asyncio_detailed)
        """POST /SessionCreate: Log in and open a session"""
