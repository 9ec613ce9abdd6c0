# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.attachments import attachments_create
from ..api.attachments import attachments_delete
from ..api.attachments import attachments_get
from ..api.attachments import attachments_list
from ..api.attachments import attachments_replace
from ..api.attachments import attachments_update


class Attachments:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, attachments_create.sync_detailed)
        """POST /api/followups-attachments/: Add a file to a follow-up"""
        self.delete = SyncCall(_client, attachments_delete.sync_detailed)
        """DELETE /api/followups-attachments/{id}/: Delete an attachment"""
        self.get = SyncCall(_client, attachments_get.sync_detailed)
        """GET /api/followups-attachments/{id}/: Show an attachment"""
        self.list = SyncPagedCall(_client, attachments_list.sync_detailed, attachments_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/followups-attachments/: List attachments"""
        self.replace = SyncCall(_client, attachments_replace.sync_detailed)
        """PUT /api/followups-attachments/{id}/: Replace an attachment"""
        self.update = SyncCall(_client, attachments_update.sync_detailed)
        """PATCH /api/followups-attachments/{id}/: Change an attachment"""


class AsyncAttachments:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, attachments_create.asyncio_detailed)
        """POST /api/followups-attachments/: Add a file to a follow-up"""
        self.delete = AsyncCall(_client, attachments_delete.asyncio_detailed)
        """DELETE /api/followups-attachments/{id}/: Delete an attachment"""
        self.get = AsyncCall(_client, attachments_get.asyncio_detailed)
        """GET /api/followups-attachments/{id}/: Show an attachment"""
        self.list = AsyncPagedCall(_client, attachments_list.asyncio_detailed, attachments_list.OPERATION, {"query.page": "page", "query.page_size": "page_size"})
        """GET /api/followups-attachments/: List attachments"""
        self.replace = AsyncCall(_client, attachments_replace.asyncio_detailed)
        """PUT /api/followups-attachments/{id}/: Replace an attachment"""
        self.update = AsyncCall(_client, attachments_update.asyncio_detailed)
        """PATCH /api/followups-attachments/{id}/: Change an attachment"""
