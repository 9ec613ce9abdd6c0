# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncPagedCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.technical_groups import get_technical_groups
from ..api.technical_groups import get_technical_groups_id_users


class TechnicalGroups:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_technical_groups.sync_detailed, get_technical_groups.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /technical-groups: List technical groups"""
        self.list_users = SyncPagedCall(_client, get_technical_groups_id_users.sync_detailed, get_technical_groups_id_users.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /technical-groups/{id}/users: List the users of a technical group"""


class AsyncTechnicalGroups:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_technical_groups.asyncio_detailed, get_technical_groups.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /technical-groups: List technical groups"""
        self.list_users = AsyncPagedCall(_client, get_technical_groups_id_users.asyncio_detailed, get_technical_groups_id_users.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /technical-groups/{id}/users: List the users of a technical group"""
