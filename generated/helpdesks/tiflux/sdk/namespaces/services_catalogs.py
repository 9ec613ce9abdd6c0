# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.services_catalogs import delete_services_catalogs_areas_area_id_items_id
from ..api.services_catalogs import delete_services_catalogs_catalog_id_areas_id
from ..api.services_catalogs import delete_services_catalogs_id
from ..api.services_catalogs import get_services_catalogs
from ..api.services_catalogs import get_services_catalogs_areas_area_id_items
from ..api.services_catalogs import get_services_catalogs_catalog_id_areas
from ..api.services_catalogs import post_services_catalogs
from ..api.services_catalogs import post_services_catalogs_areas_area_id_items
from ..api.services_catalogs import post_services_catalogs_catalog_id_areas
from ..api.services_catalogs import put_services_catalogs_areas_area_id_items_id
from ..api.services_catalogs import put_services_catalogs_catalog_id_areas_id
from ..api.services_catalogs import put_services_catalogs_id


class ServicesCatalogs:
    def __init__(self, _client: Client, /) -> None:
        self.delete_item = SyncCall(_client, delete_services_catalogs_areas_area_id_items_id.sync_detailed)
        """DELETE /services-catalogs-areas/{area_id}/items/{id}: Delete an item of an area"""
        self.delete_area = SyncCall(_client, delete_services_catalogs_catalog_id_areas_id.sync_detailed)
        """DELETE /services-catalogs/{catalog_id}/areas/{id}: Delete an area of a services catalog"""
        self.delete_catalog = SyncCall(_client, delete_services_catalogs_id.sync_detailed)
        """DELETE /services-catalogs/{id}: Delete a services catalog"""
        self.list_catalogs = SyncPagedCall(_client, get_services_catalogs.sync_detailed, get_services_catalogs.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /services-catalogs: List services catalogs"""
        self.list_items = SyncPagedCall(_client, get_services_catalogs_areas_area_id_items.sync_detailed, get_services_catalogs_areas_area_id_items.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /services-catalogs-areas/{area_id}/items: List the items of an area"""
        self.list_areas = SyncPagedCall(_client, get_services_catalogs_catalog_id_areas.sync_detailed, get_services_catalogs_catalog_id_areas.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /services-catalogs/{catalog_id}/areas: List the areas of a services catalog"""
        self.create_catalog = SyncCall(_client, post_services_catalogs.sync_detailed)
        """POST /services-catalogs: Create a services catalog"""
        self.create_item = SyncCall(_client, post_services_catalogs_areas_area_id_items.sync_detailed)
        """POST /services-catalogs-areas/{area_id}/items: Create an item of an area"""
        self.create_area = SyncCall(_client, post_services_catalogs_catalog_id_areas.sync_detailed)
        """POST /services-catalogs/{catalog_id}/areas: Create an area of a services catalog"""
        self.update_item = SyncCall(_client, put_services_catalogs_areas_area_id_items_id.sync_detailed)
        """PUT /services-catalogs-areas/{area_id}/items/{id}: Change an item of an area"""
        self.update_area = SyncCall(_client, put_services_catalogs_catalog_id_areas_id.sync_detailed)
        """PUT /services-catalogs/{catalog_id}/areas/{id}: Change an area of a services catalog"""
        self.update_catalog = SyncCall(_client, put_services_catalogs_id.sync_detailed)
        """PUT /services-catalogs/{id}: Change a services catalog"""


class AsyncServicesCatalogs:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.delete_item = AsyncCall(_client, delete_services_catalogs_areas_area_id_items_id.asyncio_detailed)
        """DELETE /services-catalogs-areas/{area_id}/items/{id}: Delete an item of an area"""
        self.delete_area = AsyncCall(_client, delete_services_catalogs_catalog_id_areas_id.asyncio_detailed)
        """DELETE /services-catalogs/{catalog_id}/areas/{id}: Delete an area of a services catalog"""
        self.delete_catalog = AsyncCall(_client, delete_services_catalogs_id.asyncio_detailed)
        """DELETE /services-catalogs/{id}: Delete a services catalog"""
        self.list_catalogs = AsyncPagedCall(_client, get_services_catalogs.asyncio_detailed, get_services_catalogs.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /services-catalogs: List services catalogs"""
        self.list_items = AsyncPagedCall(_client, get_services_catalogs_areas_area_id_items.asyncio_detailed, get_services_catalogs_areas_area_id_items.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /services-catalogs-areas/{area_id}/items: List the items of an area"""
        self.list_areas = AsyncPagedCall(_client, get_services_catalogs_catalog_id_areas.asyncio_detailed, get_services_catalogs_catalog_id_areas.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /services-catalogs/{catalog_id}/areas: List the areas of a services catalog"""
        self.create_catalog = AsyncCall(_client, post_services_catalogs.asyncio_detailed)
        """POST /services-catalogs: Create a services catalog"""
        self.create_item = AsyncCall(_client, post_services_catalogs_areas_area_id_items.asyncio_detailed)
        """POST /services-catalogs-areas/{area_id}/items: Create an item of an area"""
        self.create_area = AsyncCall(_client, post_services_catalogs_catalog_id_areas.asyncio_detailed)
        """POST /services-catalogs/{catalog_id}/areas: Create an area of a services catalog"""
        self.update_item = AsyncCall(_client, put_services_catalogs_areas_area_id_items_id.asyncio_detailed)
        """PUT /services-catalogs-areas/{area_id}/items/{id}: Change an item of an area"""
        self.update_area = AsyncCall(_client, put_services_catalogs_catalog_id_areas_id.asyncio_detailed)
        """PUT /services-catalogs/{catalog_id}/areas/{id}: Change an area of a services catalog"""
        self.update_catalog = AsyncCall(_client, put_services_catalogs_id.asyncio_detailed)
        """PUT /services-catalogs/{id}: Change a services catalog"""
