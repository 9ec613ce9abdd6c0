# Generated from specs/tickiti. Do not edit: make regen

"""POST /workflow/queues: List all queues"""

from __future__ import annotations

from collections.abc import Mapping
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
    from ...models.queue_index import QueueIndex

OPERATION: Final[dict[str, Any]] = {
    "id": "workflow.queues.index",
    "method": "POST",
    "path": "/workflow/queues",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [
        {"at": "/my_error", "truthy": True},
        {"at": "/amf_error", "truthy": True},
        {"at": "/error", "truthy": True},
        {"at": "/ok", "is": False},
    ],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> QueueIndex:
    from ...models.queue_index import QueueIndex

    _readers: dict[str, _Reader[QueueIndex]] = {"200": QueueIndex.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    body: Mapping[str, Any],
) -> _Response[QueueIndex]:
    """List all queues

    Every queue of the installation; tickets.queues needs less.
    """
    _values = _request_values(
        body=body,
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    body: Mapping[str, Any],
) -> _Response[QueueIndex]:
    """List all queues

    Every queue of the installation; tickets.queues needs less.
    """
    _values = _request_values(
        body=body,
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
