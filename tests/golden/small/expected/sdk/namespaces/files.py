# Generated from specs/small. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.files import files_add
from ..api.files import raw


class Files:
    def __init__(self, _client: Client, /) -> None:
        self.add = SyncCall(_client, files_add.sync_detailed)
        """POST /tickets/{id}/files"""
        self.raw = SyncCall(_client, raw.sync_detailed)
        """POST /raw"""


class AsyncFiles:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.add = AsyncCall(_client, files_add.asyncio_detailed)
        """POST /tickets/{id}/files"""
        self.raw = AsyncCall(_client, raw.asyncio_detailed)
        """POST /raw"""
