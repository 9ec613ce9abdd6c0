# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.tickets import tickets_create
from ..api.tickets import tickets_delete
from ..api.tickets import tickets_get
from ..api.tickets import tickets_list
from ..api.tickets import tickets_replace
from ..api.tickets import tickets_update


class Tickets:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, tickets_create.sync_detailed)
        """POST /api/tickets/: Open a ticket"""
        self.delete = SyncCall(_client, tickets_delete.sync_detailed)
        """DELETE /api/tickets/{id}/: Delete a ticket"""
        self.get = SyncCall(_client, tickets_get.sync_detailed)
        """GET /api/tickets/{id}/: Show a ticket"""
        self.list = SyncPagedCall(_client, tickets_list.sync_detailed, tickets_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/tickets/: List tickets"""
        self.replace = SyncCall(_client, tickets_replace.sync_detailed)
        """PUT /api/tickets/{id}/: Replace a ticket"""
        self.update = SyncCall(_client, tickets_update.sync_detailed)
        """PATCH /api/tickets/{id}/: Change fields of a ticket"""


class AsyncTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, tickets_create.asyncio_detailed)
        """POST /api/tickets/: Open a ticket"""
        self.delete = AsyncCall(_client, tickets_delete.asyncio_detailed)
        """DELETE /api/tickets/{id}/: Delete a ticket"""
        self.get = AsyncCall(_client, tickets_get.asyncio_detailed)
        """GET /api/tickets/{id}/: Show a ticket"""
        self.list = AsyncPagedCall(_client, tickets_list.asyncio_detailed, tickets_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/tickets/: List tickets"""
        self.replace = AsyncCall(_client, tickets_replace.asyncio_detailed)
        """PUT /api/tickets/{id}/: Replace a ticket"""
        self.update = AsyncCall(_client, tickets_update.asyncio_detailed)
        """PATCH /api/tickets/{id}/: Change fields of a ticket"""
