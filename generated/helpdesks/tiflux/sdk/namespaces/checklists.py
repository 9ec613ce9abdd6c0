# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.checklists import get_tickets_ticket_number_checklists
from ..api.checklists import put_tickets_ticket_number_checklists_id_items_index


class Checklists:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_tickets_ticket_number_checklists.sync_detailed, get_tickets_ticket_number_checklists.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/checklists: List the checklists of a ticket"""
        self.update_item = SyncCall(_client, put_tickets_ticket_number_checklists_id_items_index.sync_detailed)
        """PUT /tickets/{ticket_number}/checklists/{id}/items/{index}: Fill in an item of a checklist"""


class AsyncChecklists:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_tickets_ticket_number_checklists.asyncio_detailed, get_tickets_ticket_number_checklists.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/checklists: List the checklists of a ticket"""
        self.update_item = AsyncCall(_client, put_tickets_ticket_number_checklists_id_items_index.asyncio_detailed)
        """PUT /tickets/{ticket_number}/checklists/{id}/items/{index}: Fill in an item of a checklist"""
