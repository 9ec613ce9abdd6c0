# Generated from specs/tiflux. Do not edit: make regen

"""DELETE /services-catalogs/{catalog_id}/areas/{id}: Delete an area of a services catalog"""

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
    "id": "delete_services-catalogs_catalog_id_areas_id",
    "method": "DELETE",
    "path": "/services-catalogs/{catalog_id}/areas/{id}",
    "parameters": [
        {
            "name": "catalog_id",
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
    catalog_id: int,
    id: int,
) -> _Response[None]:
    """Delete an area of a services catalog

    Takes its items and recurring activities along. All are put out of use, not erased, but nothing here brings them back.
    """
    _values = _request_values(
        path={"catalog_id": catalog_id, "id": id},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    catalog_id: int,
    id: int,
) -> _Response[None]:
    """Delete an area of a services catalog

    Takes its items and recurring activities along. All are put out of use, not erased, but nothing here brings them back.
    """
    _values = _request_values(
        path={"catalog_id": catalog_id, "id": id},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
