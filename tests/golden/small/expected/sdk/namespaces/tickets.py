# Generated from specs/small. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.tickets import tickets_create
from ..api.tickets import tickets_delete
from ..api.tickets import tickets_get
from ..api.tickets import tickets_list


class Tickets:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, tickets_create.sync_detailed)
        """POST /tickets: Create a ticket"""
        self.delete = SyncCall(_client, tickets_delete.sync_detailed)
        """DELETE /tickets/{id}"""
        self.get = SyncCall(_client, tickets_get.sync_detailed)
        """GET /tickets/{id}"""
        self.list = SyncPagedCall(_client, tickets_list.sync_detailed, tickets_list.OPERATION, {"query.page": "page"})
        """GET /tickets: List tickets"""


class AsyncTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, tickets_create.asyncio_detailed)
        """POST /tickets: Create a ticket"""
        self.delete = AsyncCall(_client, tickets_delete.asyncio_detailed)
        """DELETE /tickets/{id}"""
        self.get = AsyncCall(_client, tickets_get.asyncio_detailed)
        """GET /tickets/{id}"""
        self.list = AsyncPagedCall(_client, tickets_list.asyncio_detailed, tickets_list.OPERATION, {"query.page": "page"})
        """GET /tickets: List tickets"""
