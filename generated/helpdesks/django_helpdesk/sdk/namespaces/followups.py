# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.followups import followups_create
from ..api.followups import followups_delete
from ..api.followups import followups_get
from ..api.followups import followups_list
from ..api.followups import followups_replace
from ..api.followups import followups_update


class Followups:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, followups_create.sync_detailed)
        """POST /api/followups/: Add to a ticket's conversation"""
        self.delete = SyncCall(_client, followups_delete.sync_detailed)
        """DELETE /api/followups/{id}/: Delete a follow-up"""
        self.get = SyncCall(_client, followups_get.sync_detailed)
        """GET /api/followups/{id}/: Show a follow-up"""
        self.list = SyncPagedCall(_client, followups_list.sync_detailed, followups_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/followups/: List follow-ups"""
        self.replace = SyncCall(_client, followups_replace.sync_detailed)
        """PUT /api/followups/{id}/: Replace a follow-up"""
        self.update = SyncCall(_client, followups_update.sync_detailed)
        """PATCH /api/followups/{id}/: Change a follow-up"""


class AsyncFollowups:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, followups_create.asyncio_detailed)
        """POST /api/followups/: Add to a ticket's conversation"""
        self.delete = AsyncCall(_client, followups_delete.asyncio_detailed)
        """DELETE /api/followups/{id}/: Delete a follow-up"""
        self.get = AsyncCall(_client, followups_get.asyncio_detailed)
        """GET /api/followups/{id}/: Show a follow-up"""
        self.list = AsyncPagedCall(_client, followups_list.asyncio_detailed, followups_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/followups/: List follow-ups"""
        self.replace = AsyncCall(_client, followups_replace.asyncio_detailed)
        """PUT /api/followups/{id}/: Replace a follow-up"""
        self.update = AsyncCall(_client, followups_update.asyncio_detailed)
        """PATCH /api/followups/{id}/: Change a follow-up"""
