# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.idempotency_key import idempotency_key_create


class IdempotencyKey:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, idempotency_key_create.sync_detailed)
        """POST /idempotency_key: Mint an idempotency key"""


class AsyncIdempotencyKey:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, idempotency_key_create.asyncio_detailed)
        """POST /idempotency_key: Mint an idempotency key"""
