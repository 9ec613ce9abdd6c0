# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.equipments import get_equipment_groups
from ..api.equipments import get_equipment_types
from ..api.equipments import get_equipments
from ..api.equipments import get_equipments_id
from ..api.equipments import get_equipments_id_softwares
from ..api.equipments import post_equipments
from ..api.equipments import put_equipments_id


class Equipments:
    def __init__(self, _client: Client, /) -> None:
        self.list_groups = SyncPagedCall(_client, get_equipment_groups.sync_detailed, get_equipment_groups.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /equipment-groups: List equipment groups"""
        self.list_types = SyncPagedCall(_client, get_equipment_types.sync_detailed, get_equipment_types.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /equipment-types: List equipment types"""
        self.list = SyncPagedCall(_client, get_equipments.sync_detailed, get_equipments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /equipments: List equipment"""
        self.get = SyncCall(_client, get_equipments_id.sync_detailed)
        """GET /equipments/{id}: Read equipment"""
        self.list_softwares = SyncCall(_client, get_equipments_id_softwares.sync_detailed)
        """GET /equipments/{id}/softwares: List the software on a device"""
        self.create = SyncCall(_client, post_equipments.sync_detailed)
        """POST /equipments: Create equipment"""
        self.update = SyncCall(_client, put_equipments_id.sync_detailed)
        """PUT /equipments/{id}: Change equipment"""


class AsyncEquipments:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list_groups = AsyncPagedCall(_client, get_equipment_groups.asyncio_detailed, get_equipment_groups.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /equipment-groups: List equipment groups"""
        self.list_types = AsyncPagedCall(_client, get_equipment_types.asyncio_detailed, get_equipment_types.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /equipment-types: List equipment types"""
        self.list = AsyncPagedCall(_client, get_equipments.asyncio_detailed, get_equipments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /equipments: List equipment"""
        self.get = AsyncCall(_client, get_equipments_id.asyncio_detailed)
        """GET /equipments/{id}: Read equipment"""
        self.list_softwares = AsyncCall(_client, get_equipments_id_softwares.asyncio_detailed)
        """GET /equipments/{id}/softwares: List the software on a device"""
        self.create = AsyncCall(_client, post_equipments.asyncio_detailed)
        """POST /equipments: Create equipment"""
        self.update = AsyncCall(_client, put_equipments_id.asyncio_detailed)
        """PUT /equipments/{id}: Change equipment"""
