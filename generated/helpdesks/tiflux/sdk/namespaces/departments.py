# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncPagedCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.departments import get_departments


class Departments:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_departments.sync_detailed, get_departments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /departments: List departments"""


class AsyncDepartments:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_departments.asyncio_detailed, get_departments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /departments: List departments"""
