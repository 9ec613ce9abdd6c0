# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncPagedCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.technical_users import get_technical_users


class TechnicalUsers:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_technical_users.sync_detailed, get_technical_users.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /technical-users: List attendants"""


class AsyncTechnicalUsers:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_technical_users.asyncio_detailed, get_technical_users.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /technical-users: List attendants"""
