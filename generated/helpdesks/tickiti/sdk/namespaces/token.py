# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.token import token_show


class Token:
    def __init__(self, _client: Client, /) -> None:
        self.show = SyncCall(_client, token_show.sync_detailed)
        """POST /token: Show what this token may do"""


class AsyncToken:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.show = AsyncCall(_client, token_show.asyncio_detailed)
        """POST /token: Show what this token may do"""
