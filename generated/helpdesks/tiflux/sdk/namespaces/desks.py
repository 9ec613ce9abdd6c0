# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.desks import get_desks
from ..api.desks import get_desks_id
from ..api.desks import get_desks_id_priorities
from ..api.desks import get_desks_id_services_catalogs
from ..api.desks import get_desks_id_services_catalogs_items
from ..api.desks import get_desks_id_stages


class Desks:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_desks.sync_detailed, get_desks.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks: List desks"""
        self.get = SyncCall(_client, get_desks_id.sync_detailed)
        """GET /desks/{id}: Read a desk"""
        self.list_priorities = SyncPagedCall(_client, get_desks_id_priorities.sync_detailed, get_desks_id_priorities.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/priorities: List the priorities of a desk"""
        self.list_services_catalogs = SyncPagedCall(_client, get_desks_id_services_catalogs.sync_detailed, get_desks_id_services_catalogs.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/services-catalogs: List the services catalogs of a desk"""
        self.list_catalog_items = SyncPagedCall(_client, get_desks_id_services_catalogs_items.sync_detailed, get_desks_id_services_catalogs_items.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/services-catalogs-items: List the catalog items of a desk"""
        self.list_stages = SyncPagedCall(_client, get_desks_id_stages.sync_detailed, get_desks_id_stages.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/stages: List the stages of a desk"""


class AsyncDesks:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_desks.asyncio_detailed, get_desks.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks: List desks"""
        self.get = AsyncCall(_client, get_desks_id.asyncio_detailed)
        """GET /desks/{id}: Read a desk"""
        self.list_priorities = AsyncPagedCall(_client, get_desks_id_priorities.asyncio_detailed, get_desks_id_priorities.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/priorities: List the priorities of a desk"""
        self.list_services_catalogs = AsyncPagedCall(_client, get_desks_id_services_catalogs.asyncio_detailed, get_desks_id_services_catalogs.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/services-catalogs: List the services catalogs of a desk"""
        self.list_catalog_items = AsyncPagedCall(_client, get_desks_id_services_catalogs_items.asyncio_detailed, get_desks_id_services_catalogs_items.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/services-catalogs-items: List the catalog items of a desk"""
        self.list_stages = AsyncPagedCall(_client, get_desks_id_stages.asyncio_detailed, get_desks_id_stages.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /desks/{id}/stages: List the stages of a desk"""
