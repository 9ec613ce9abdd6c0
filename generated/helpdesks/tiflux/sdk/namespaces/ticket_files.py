# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.ticket_files import delete_tickets_ticket_number_files_id
from ..api.ticket_files import get_tickets_ticket_number_files
from ..api.ticket_files import post_tickets_ticket_number_files


class TicketFiles:
    def __init__(self, _client: Client, /) -> None:
        self.delete = SyncCall(_client, delete_tickets_ticket_number_files_id.sync_detailed)
        """DELETE /tickets/{ticket_number}/files/{id}: Delete a file of a ticket"""
        self.list = SyncPagedCall(_client, get_tickets_ticket_number_files.sync_detailed, get_tickets_ticket_number_files.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/files: List the files of a ticket"""
        self.create = SyncCall(_client, post_tickets_ticket_number_files.sync_detailed)
        """POST /tickets/{ticket_number}/files: Add files to a ticket"""


class AsyncTicketFiles:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.delete = AsyncCall(_client, delete_tickets_ticket_number_files_id.asyncio_detailed)
        """DELETE /tickets/{ticket_number}/files/{id}: Delete a file of a ticket"""
        self.list = AsyncPagedCall(_client, get_tickets_ticket_number_files.asyncio_detailed, get_tickets_ticket_number_files.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/files: List the files of a ticket"""
        self.create = AsyncCall(_client, post_tickets_ticket_number_files.asyncio_detailed)
        """POST /tickets/{ticket_number}/files: Add files to a ticket"""
