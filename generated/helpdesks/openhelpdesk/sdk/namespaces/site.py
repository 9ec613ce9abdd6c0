# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.site import site_get
from ..api.site import site_logo


class Site:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, site_get.sync_detailed)
        """GET /api/v1/site: Read name and version of the site"""
        self.logo = SyncCall(_client, site_logo.sync_detailed)
        """GET /api/v1/logo: Read the site logo"""


class AsyncSite:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, site_get.asyncio_detailed)
        """GET /api/v1/site: Read name and version of the site"""
        self.logo = AsyncCall(_client, site_logo.asyncio_detailed)
        """GET /api/v1/logo: Read the site logo"""
