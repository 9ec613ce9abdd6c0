# Generated from specs/triage. Do not edit: make regen

"""GET /metrics: The queue in figures"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.queue_metrics import QueueMetrics

OPERATION: Final[dict[str, Any]] = {
    "id": "metrics.get",
    "method": "GET",
    "path": "/metrics",
    "parameters": [],
    "body": None,
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> QueueMetrics:
    from ...models.queue_metrics import QueueMetrics

    _readers: dict[str, _Reader[QueueMetrics]] = {"200": QueueMetrics.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
) -> _Response[QueueMetrics]:
    """The queue in figures

    Open, untriaged and late tickets, and what became of the recommendations.
    """
    _values = _request_values(
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
) -> _Response[QueueMetrics]:
    """The queue in figures

    Open, untriaged and late tickets, and what became of the recommendations.
    """
    _values = _request_values(
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
