# Generated from specs/triage. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.tickets import tickets_get
from ..api.tickets import tickets_list
from ..api.tickets import tickets_similar


class Tickets:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, tickets_get.sync_detailed)
        """GET /tickets/{id}: Read a ticket"""
        self.list = SyncPagedCall(_client, tickets_list.sync_detailed, tickets_list.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets: List tickets"""
        self.similar = SyncCall(_client, tickets_similar.sync_detailed)
        """GET /tickets/{id}/similar: Find similar tickets"""


class AsyncTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, tickets_get.asyncio_detailed)
        """GET /tickets/{id}: Read a ticket"""
        self.list = AsyncPagedCall(_client, tickets_list.asyncio_detailed, tickets_list.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets: List tickets"""
        self.similar = AsyncCall(_client, tickets_similar.asyncio_detailed)
        """GET /tickets/{id}/similar: Find similar tickets"""
