# Generated from specs/tiflux. Do not edit: make regen

"""DELETE /services-catalogs-areas/{area_id}/items/{id}: Delete an item of an area"""

from __future__ import annotations

from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "delete_services-catalogs-areas_area_id_items_id",
    "method": "DELETE",
    "path": "/services-catalogs-areas/{area_id}/items/{id}",
    "parameters": [
        {
            "name": "area_id",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "id",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": None,
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "204": {"kind": "none", "media": None},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> None:
    _read_answer(OPERATION, response, {})


def sync_detailed(
    _client: _Client,
    /,
    *,
    area_id: int,
    id: int,
) -> _Response[None]:
    """Delete an item of an area

    The item can no longer be chosen.
    """
    _values = _request_values(
        path={"area_id": area_id, "id": id},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    area_id: int,
    id: int,
) -> _Response[None]:
    """Delete an item of an area

    The item can no longer be chosen.
    """
    _values = _request_values(
        path={"area_id": area_id, "id": id},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
