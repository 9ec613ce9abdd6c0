# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncPagedCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.entities import get_entities
from ..api.entities import get_entities_entity_id_fields
from ..api.entities import get_entity_fields_entity_field_id_options


class Entities:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_entities.sync_detailed, get_entities.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /entities: List groups of custom fields"""
        self.list_fields = SyncPagedCall(_client, get_entities_entity_id_fields.sync_detailed, get_entities_entity_id_fields.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /entities/{entity_id}/fields: List the fields of a group"""
        self.list_field_options = SyncPagedCall(_client, get_entity_fields_entity_field_id_options.sync_detailed, get_entity_fields_entity_field_id_options.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /entity_fields/{entity_field_id}/options: List the options of a field"""


class AsyncEntities:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_entities.asyncio_detailed, get_entities.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /entities: List groups of custom fields"""
        self.list_fields = AsyncPagedCall(_client, get_entities_entity_id_fields.asyncio_detailed, get_entities_entity_id_fields.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /entities/{entity_id}/fields: List the fields of a group"""
        self.list_field_options = AsyncPagedCall(_client, get_entity_fields_entity_field_id_options.asyncio_detailed, get_entity_fields_entity_field_id_options.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /entity_fields/{entity_field_id}/options: List the options of a field"""
