# Generated from specs/openhelpdesk. Do not edit: make regen

"""GET /api/admin/settings: Read the settings"""

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
    from ...models.settings import Settings

OPERATION: Final[dict[str, Any]] = {
    "id": "admin.settings.get",
    "method": "GET",
    "path": "/api/admin/settings",
    "parameters": [],
    "body": None,
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Settings:
    from ...models.settings import Settings

    _readers: dict[str, _Reader[Settings]] = {"200": Settings.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
) -> _Response[Settings]:
    """Read the settings

    Admin. Flat keys and values.
    """
    _values = _request_values(
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
) -> _Response[Settings]:
    """Read the settings

    Admin. Flat keys and values.
    """
    _values = _request_values(
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
