# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.templates import templates_create
from ..api.templates import templates_delete
from ..api.templates import templates_faqs
from ..api.templates import templates_image_upload
from ..api.templates import templates_index
from ..api.templates import templates_render
from ..api.templates import templates_search
from ..api.templates import templates_show
from ..api.templates import templates_update


class Templates:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, templates_create.sync_detailed)
        """POST /templates/create: Create a template"""
        self.delete = SyncCall(_client, templates_delete.sync_detailed)
        """POST /templates/delete: Delete a template"""
        self.faqs = SyncCall(_client, templates_faqs.sync_detailed)
        """POST /templates/faqs: List FAQ templates"""
        self.image_upload = SyncCall(_client, templates_image_upload.sync_detailed)
        """POST /templates/image-upload: Upload an image for a template"""
        self.index = SyncCall(_client, templates_index.sync_detailed)
        """POST /templates: List templates"""
        self.render = SyncCall(_client, templates_render.sync_detailed)
        """POST /templates/render: Render a template"""
        self.search = SyncCall(_client, templates_search.sync_detailed)
        """POST /templates/search: Search templates"""
        self.show = SyncCall(_client, templates_show.sync_detailed)
        """POST /templates/show: Show a template"""
        self.update = SyncCall(_client, templates_update.sync_detailed)
        """POST /templates/update: Change a template"""


class AsyncTemplates:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, templates_create.asyncio_detailed)
        """POST /templates/create: Create a template"""
        self.delete = AsyncCall(_client, templates_delete.asyncio_detailed)
        """POST /templates/delete: Delete a template"""
        self.faqs = AsyncCall(_client, templates_faqs.asyncio_detailed)
        """POST /templates/faqs: List FAQ templates"""
        self.image_upload = AsyncCall(_client, templates_image_upload.asyncio_detailed)
        """POST /templates/image-upload: Upload an image for a template"""
        self.index = AsyncCall(_client, templates_index.asyncio_detailed)
        """POST /templates: List templates"""
        self.render = AsyncCall(_client, templates_render.asyncio_detailed)
        """POST /templates/render: Render a template"""
        self.search = AsyncCall(_client, templates_search.asyncio_detailed)
        """POST /templates/search: Search templates"""
        self.show = AsyncCall(_client, templates_show.asyncio_detailed)
        """POST /templates/show: Show a template"""
        self.update = AsyncCall(_client, templates_update.asyncio_detailed)
        """POST /templates/update: Change a template"""
