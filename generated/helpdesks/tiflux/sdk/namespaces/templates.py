# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncPagedCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.templates import get_templates_gupshup
from ..api.templates import get_templates_whatsapp_cloud


class Templates:
    def __init__(self, _client: Client, /) -> None:
        self.list_gupshup = SyncPagedCall(_client, get_templates_gupshup.sync_detailed, get_templates_gupshup.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /templates/gupshup: List Gupshup templates"""
        self.list_whatsapp_cloud = SyncPagedCall(_client, get_templates_whatsapp_cloud.sync_detailed, get_templates_whatsapp_cloud.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /templates/whatsapp_cloud: List WhatsApp Cloud templates"""


class AsyncTemplates:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list_gupshup = AsyncPagedCall(_client, get_templates_gupshup.asyncio_detailed, get_templates_gupshup.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /templates/gupshup: List Gupshup templates"""
        self.list_whatsapp_cloud = AsyncPagedCall(_client, get_templates_whatsapp_cloud.asyncio_detailed, get_templates_whatsapp_cloud.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /templates/whatsapp_cloud: List WhatsApp Cloud templates"""
