# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncPagedCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.contracts import get_contracts


class Contracts:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_contracts.sync_detailed, get_contracts.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /contracts: List contracts"""


class AsyncContracts:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_contracts.asyncio_detailed, get_contracts.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /contracts: List contracts"""
