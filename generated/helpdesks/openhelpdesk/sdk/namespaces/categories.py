# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.categories import categories_items_list
from ..api.categories import categories_list
from ..api.categories import categories_types_list


class Categories:
    def __init__(self, _client: Client, /) -> None:
        self.items_list = SyncCall(_client, categories_items_list.sync_detailed)
        """GET /api/categories/{category_id}/types/{type_id}/items: List the items of a type"""
        self.list = SyncCall(_client, categories_list.sync_detailed)
        """GET /api/categories: List ticket categories"""
        self.types_list = SyncCall(_client, categories_types_list.sync_detailed)
        """GET /api/categories/{id}/types: List the types of a category"""


class AsyncCategories:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.items_list = AsyncCall(_client, categories_items_list.asyncio_detailed)
        """GET /api/categories/{category_id}/types/{type_id}/items: List the items of a type"""
        self.list = AsyncCall(_client, categories_list.asyncio_detailed)
        """GET /api/categories: List ticket categories"""
        self.types_list = AsyncCall(_client, categories_types_list.asyncio_detailed)
        """GET /api/categories/{id}/types: List the types of a category"""
