# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.schema import schema_get


class Schema:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, schema_get.sync_detailed)
        """GET /api/schema/: Show the API's own document"""


class AsyncSchema:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, schema_get.asyncio_detailed)
        """GET /api/schema/: Show the API's own document"""
