# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.tickets import tickets_create
from ..api.tickets import tickets_get
from ..api.tickets import tickets_links_create
from ..api.tickets import tickets_links_delete
from ..api.tickets import tickets_links_list
from ..api.tickets import tickets_list
from ..api.tickets import tickets_reopen
from ..api.tickets import tickets_replies_create
from ..api.tickets import tickets_replies_delete
from ..api.tickets import tickets_replies_list
from ..api.tickets import tickets_replies_update
from ..api.tickets import tickets_resolve
from ..api.tickets import tickets_track
from ..api.tickets import tickets_update


class Tickets:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, tickets_create.sync_detailed)
        """POST /api/tickets: Create a ticket"""
        self.get = SyncCall(_client, tickets_get.sync_detailed)
        """GET /api/tickets/{id}: Read a ticket"""
        self.links_create = SyncCall(_client, tickets_links_create.sync_detailed)
        """POST /api/tickets/{id}/links: Link two tickets"""
        self.links_delete = SyncCall(_client, tickets_links_delete.sync_detailed)
        """DELETE /api/tickets/{ticket_id}/links/{link_id}: Remove a link"""
        self.links_list = SyncCall(_client, tickets_links_list.sync_detailed)
        """GET /api/tickets/{id}/links: List the tickets linked to a ticket"""
        self.list = SyncPagedCall(_client, tickets_list.sync_detailed, tickets_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/tickets: List tickets"""
        self.reopen = SyncCall(_client, tickets_reopen.sync_detailed)
        """POST /api/tickets/{id}/reopen: Reopen a ticket"""
        self.replies_create = SyncCall(_client, tickets_replies_create.sync_detailed)
        """POST /api/tickets/{id}/replies: Reply to a ticket or leave an internal note"""
        self.replies_delete = SyncCall(_client, tickets_replies_delete.sync_detailed)
        """DELETE /api/tickets/{ticket_id}/replies/{reply_id}: Delete a reply"""
        self.replies_list = SyncCall(_client, tickets_replies_list.sync_detailed)
        """GET /api/tickets/{id}/replies: List the replies of a ticket"""
        self.replies_update = SyncCall(_client, tickets_replies_update.sync_detailed)
        """PATCH /api/tickets/{ticket_id}/replies/{reply_id}: Edit a reply"""
        self.resolve = SyncCall(_client, tickets_resolve.sync_detailed)
        """POST /api/tickets/{id}/resolve: Resolve a ticket"""
        self.track = SyncCall(_client, tickets_track.sync_detailed)
        """GET /api/tickets/tracking/{number}: Look a ticket up by its tracking number"""
        self.update = SyncCall(_client, tickets_update.sync_detailed)
        """PATCH /api/tickets/{id}: Change status, priority, assignment or classification"""


class AsyncTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, tickets_create.asyncio_detailed)
        """POST /api/tickets: Create a ticket"""
        self.get = AsyncCall(_client, tickets_get.asyncio_detailed)
        """GET /api/tickets/{id}: Read a ticket"""
        self.links_create = AsyncCall(_client, tickets_links_create.asyncio_detailed)
        """POST /api/tickets/{id}/links: Link two tickets"""
        self.links_delete = AsyncCall(_client, tickets_links_delete.asyncio_detailed)
        """DELETE /api/tickets/{ticket_id}/links/{link_id}: Remove a link"""
        self.links_list = AsyncCall(_client, tickets_links_list.asyncio_detailed)
        """GET /api/tickets/{id}/links: List the tickets linked to a ticket"""
        self.list = AsyncPagedCall(_client, tickets_list.asyncio_detailed, tickets_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/tickets: List tickets"""
        self.reopen = AsyncCall(_client, tickets_reopen.asyncio_detailed)
        """POST /api/tickets/{id}/reopen: Reopen a ticket"""
        self.replies_create = AsyncCall(_client, tickets_replies_create.asyncio_detailed)
        """POST /api/tickets/{id}/replies: Reply to a ticket or leave an internal note"""
        self.replies_delete = AsyncCall(_client, tickets_replies_delete.asyncio_detailed)
        """DELETE /api/tickets/{ticket_id}/replies/{reply_id}: Delete a reply"""
        self.replies_list = AsyncCall(_client, tickets_replies_list.asyncio_detailed)
        """GET /api/tickets/{id}/replies: List the replies of a ticket"""
        self.replies_update = AsyncCall(_client, tickets_replies_update.asyncio_detailed)
        """PATCH /api/tickets/{ticket_id}/replies/{reply_id}: Edit a reply"""
        self.resolve = AsyncCall(_client, tickets_resolve.asyncio_detailed)
        """POST /api/tickets/{id}/resolve: Resolve a ticket"""
        self.track = AsyncCall(_client, tickets_track.asyncio_detailed)
        """GET /api/tickets/tracking/{number}: Look a ticket up by its tracking number"""
        self.update = AsyncCall(_client, tickets_update.asyncio_detailed)
        """PATCH /api/tickets/{id}: Change status, priority, assignment or classification"""
