# Generated from specs/triage. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.metrics import metrics_get


class Metrics:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, metrics_get.sync_detailed)
        """GET /metrics: The queue in figures"""


class AsyncMetrics:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, metrics_get.asyncio_detailed)
        """GET /metrics: The queue in figures"""
