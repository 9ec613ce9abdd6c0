# Generated from specs/tickiti. Do not edit: make regen

"""POST /administration/diagnostics/update: Change the diagnostics settings"""

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
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "administration.diagnostics.update",
    "method": "POST",
    "path": "/administration/diagnostics/update",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": False,
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
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Any:
    _readers: dict[str, _Reader[Any]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    body: Mapping[str, Any],
) -> _Response[Any]:
    """Change the diagnostics settings

    Switches the collection of diagnostic data; many builds have it switched off.
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
) -> _Response[Any]:
    """Change the diagnostics settings

    Switches the collection of diagnostic data; many builds have it switched off.
    """
    _values = _request_values(
        body=body,
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
