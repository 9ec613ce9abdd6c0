# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.tickets import get_tickets
from ..api.tickets import get_tickets_ticket_number
from ..api.tickets import get_tickets_ticket_number_histories
from ..api.tickets import get_tickets_ticket_number_stages_slas
from ..api.tickets import post_tickets
from ..api.tickets import put_tickets_ticket_number
from ..api.tickets import put_tickets_ticket_number_cancel
from ..api.tickets import put_tickets_ticket_number_close
from ..api.tickets import put_tickets_ticket_number_entities
from ..api.tickets import put_tickets_ticket_number_reopen


class Tickets:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_tickets.sync_detailed, get_tickets.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets: List tickets"""
        self.get = SyncCall(_client, get_tickets_ticket_number.sync_detailed)
        """GET /tickets/{ticket_number}: Read a ticket"""
        self.list_histories = SyncPagedCall(_client, get_tickets_ticket_number_histories.sync_detailed, get_tickets_ticket_number_histories.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/histories: List the history of a ticket"""
        self.list_stages_slas = SyncPagedCall(_client, get_tickets_ticket_number_stages_slas.sync_detailed, get_tickets_ticket_number_stages_slas.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/stages-slas: List the stages and SLAs of a ticket"""
        self.create = SyncCall(_client, post_tickets.sync_detailed)
        """POST /tickets: Create a ticket"""
        self.update = SyncCall(_client, put_tickets_ticket_number.sync_detailed)
        """PUT /tickets/{ticket_number}: Change a ticket"""
        self.cancel = SyncCall(_client, put_tickets_ticket_number_cancel.sync_detailed)
        """PUT /tickets/{ticket_number}/cancel: Cancel a ticket"""
        self.close = SyncCall(_client, put_tickets_ticket_number_close.sync_detailed)
        """PUT /tickets/{ticket_number}/close: Close a ticket"""
        self.update_entities = SyncCall(_client, put_tickets_ticket_number_entities.sync_detailed)
        """PUT /tickets/{ticket_number}/entities: Fill in custom fields of a ticket"""
        self.reopen = SyncCall(_client, put_tickets_ticket_number_reopen.sync_detailed)
        """PUT /tickets/{ticket_number}/reopen: Reopen a ticket"""


class AsyncTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_tickets.asyncio_detailed, get_tickets.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets: List tickets"""
        self.get = AsyncCall(_client, get_tickets_ticket_number.asyncio_detailed)
        """GET /tickets/{ticket_number}: Read a ticket"""
        self.list_histories = AsyncPagedCall(_client, get_tickets_ticket_number_histories.asyncio_detailed, get_tickets_ticket_number_histories.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/histories: List the history of a ticket"""
        self.list_stages_slas = AsyncPagedCall(_client, get_tickets_ticket_number_stages_slas.asyncio_detailed, get_tickets_ticket_number_stages_slas.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/stages-slas: List the stages and SLAs of a ticket"""
        self.create = AsyncCall(_client, post_tickets.asyncio_detailed)
        """POST /tickets: Create a ticket"""
        self.update = AsyncCall(_client, put_tickets_ticket_number.asyncio_detailed)
        """PUT /tickets/{ticket_number}: Change a ticket"""
        self.cancel = AsyncCall(_client, put_tickets_ticket_number_cancel.asyncio_detailed)
        """PUT /tickets/{ticket_number}/cancel: Cancel a ticket"""
        self.close = AsyncCall(_client, put_tickets_ticket_number_close.asyncio_detailed)
        """PUT /tickets/{ticket_number}/close: Close a ticket"""
        self.update_entities = AsyncCall(_client, put_tickets_ticket_number_entities.asyncio_detailed)
        """PUT /tickets/{ticket_number}/entities: Fill in custom fields of a ticket"""
        self.reopen = AsyncCall(_client, put_tickets_ticket_number_reopen.asyncio_detailed)
        """PUT /tickets/{ticket_number}/reopen: Reopen a ticket"""
