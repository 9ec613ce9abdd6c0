# Generated from specs/small. Do not edit: make regen

"""POST /raw"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "raw",
    "method": "POST",
    "path": "/raw",
    "parameters": [],
    "body": {"required": False, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/octet-stream",
    "security": [["key"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"200": {"kind": "binary", "media": "application/octet-stream"}},
}


def _parse(response: _httpx.Response) -> bytes:
    _readers: dict[str, _Reader[bytes]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    body: Mapping[str, Any] | Unset = UNSET,
) -> _Response[bytes]:
    """POST /raw"""
    _values = _request_values(
        body=body,
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    body: Mapping[str, Any] | Unset = UNSET,
) -> _Response[bytes]:
    """POST /raw"""
    _values = _request_values(
        body=body,
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
