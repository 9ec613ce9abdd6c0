# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.internal_communications import delete_tickets_ticket_number_internal_communications_id
from ..api.internal_communications import get_tickets_ticket_number_internal_communications
from ..api.internal_communications import get_tickets_ticket_number_internal_communications_id
from ..api.internal_communications import post_tickets_ticket_number_internal_communications
from ..api.internal_communications import put_tickets_ticket_number_internal_communications_id


class InternalCommunications:
    def __init__(self, _client: Client, /) -> None:
        self.delete = SyncCall(_client, delete_tickets_ticket_number_internal_communications_id.sync_detailed)
        """DELETE /tickets/{ticket_number}/internal_communications/{id}: Delete an internal communication"""
        self.list = SyncPagedCall(_client, get_tickets_ticket_number_internal_communications.sync_detailed, get_tickets_ticket_number_internal_communications.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/internal_communications: List the internal communications of a ticket"""
        self.get = SyncCall(_client, get_tickets_ticket_number_internal_communications_id.sync_detailed)
        """GET /tickets/{ticket_number}/internal_communications/{id}: Read an internal communication"""
        self.create = SyncCall(_client, post_tickets_ticket_number_internal_communications.sync_detailed)
        """POST /tickets/{ticket_number}/internal_communications: Write an internal communication"""
        self.update = SyncCall(_client, put_tickets_ticket_number_internal_communications_id.sync_detailed)
        """PUT /tickets/{ticket_number}/internal_communications/{id}: Change an internal communication"""


class AsyncInternalCommunications:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.delete = AsyncCall(_client, delete_tickets_ticket_number_internal_communications_id.asyncio_detailed)
        """DELETE /tickets/{ticket_number}/internal_communications/{id}: Delete an internal communication"""
        self.list = AsyncPagedCall(_client, get_tickets_ticket_number_internal_communications.asyncio_detailed, get_tickets_ticket_number_internal_communications.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/internal_communications: List the internal communications of a ticket"""
        self.get = AsyncCall(_client, get_tickets_ticket_number_internal_communications_id.asyncio_detailed)
        """GET /tickets/{ticket_number}/internal_communications/{id}: Read an internal communication"""
        self.create = AsyncCall(_client, post_tickets_ticket_number_internal_communications.asyncio_detailed)
        """POST /tickets/{ticket_number}/internal_communications: Write an internal communication"""
        self.update = AsyncCall(_client, put_tickets_ticket_number_internal_communications_id.asyncio_detailed)
        """PUT /tickets/{ticket_number}/internal_communications/{id}: Change an internal communication"""
