# Generated from specs/openhelpdesk. Do not edit: make regen

"""GET /api/v1/logo: Read the site logo"""

from __future__ import annotations

from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "site.logo",
    "method": "GET",
    "path": "/api/v1/logo",
    "parameters": [],
    "body": None,
    "accept": "image/svg+xml, image/png, image/jpeg, image/gif",
    "security": [],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "text", "media": "image/svg+xml"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> str:
    _readers: dict[str, _Reader[str]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
) -> _Response[str]:
    """Read the site logo

    Public. A picture; 404 where none was uploaded.
    """
    _values = _request_values(
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
) -> _Response[str]:
    """Read the site logo

    Public. A picture; 404 where none was uploaded.
    """
    _values = _request_values(
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
