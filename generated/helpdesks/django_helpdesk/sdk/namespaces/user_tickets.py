# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.user_tickets import user_tickets_get
from ..api.user_tickets import user_tickets_list


class UserTickets:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, user_tickets_get.sync_detailed)
        """GET /api/user_tickets/{id}/: Show a ticket I submitted"""
        self.list = SyncPagedCall(_client, user_tickets_list.sync_detailed, user_tickets_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/user_tickets/: List the tickets I submitted"""


class AsyncUserTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, user_tickets_get.asyncio_detailed)
        """GET /api/user_tickets/{id}/: Show a ticket I submitted"""
        self.list = AsyncPagedCall(_client, user_tickets_list.asyncio_detailed, user_tickets_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/user_tickets/: List the tickets I submitted"""
