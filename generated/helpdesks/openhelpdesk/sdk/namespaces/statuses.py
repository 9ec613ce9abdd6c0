# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.statuses import statuses_list


class Statuses:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncCall(_client, statuses_list.sync_detailed)
        """GET /api/statuses: List ticket statuses"""


class AsyncStatuses:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncCall(_client, statuses_list.asyncio_detailed)
        """GET /api/statuses: List ticket statuses"""
