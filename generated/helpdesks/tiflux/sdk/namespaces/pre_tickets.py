# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.pre_tickets import get_pre_tickets
from ..api.pre_tickets import post_pre_tickets


class PreTickets:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_pre_tickets.sync_detailed, get_pre_tickets.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /pre-tickets: List pre-tickets"""
        self.create = SyncCall(_client, post_pre_tickets.sync_detailed)
        """POST /pre-tickets: Create a pre-ticket"""


class AsyncPreTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_pre_tickets.asyncio_detailed, get_pre_tickets.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /pre-tickets: List pre-tickets"""
        self.create = AsyncCall(_client, post_pre_tickets.asyncio_detailed)
        """POST /pre-tickets: Create a pre-ticket"""
