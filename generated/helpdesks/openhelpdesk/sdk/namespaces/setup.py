# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.setup import setup_create
from ..api.setup import setup_status


class Setup:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, setup_create.sync_detailed)
        """POST /api/v1/setup: Create the first admin"""
        self.status = SyncCall(_client, setup_status.sync_detailed)
        """GET /api/v1/setup/status: Ask whether the first admin is still to be created"""


class AsyncSetup:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, setup_create.asyncio_detailed)
        """POST /api/v1/setup: Create the first admin"""
        self.status = AsyncCall(_client, setup_status.asyncio_detailed)
        """GET /api/v1/setup/status: Ask whether the first admin is still to be created"""
