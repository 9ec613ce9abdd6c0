# Generated from specs/tiflux. Do not edit: make regen

"""PUT /services-catalogs-areas/{area_id}/items/{id}: Change an item of an area"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.item_fields import ItemFields

OPERATION: Final[dict[str, Any]] = {
    "id": "put_services-catalogs-areas_area_id_items_id",
    "method": "PUT",
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
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    area_id: int,
    id: int,
    item: ItemFields | Mapping[str, Any],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Change an item of an area

    The fields stand under the key `item`.
    """
    _values = _request_values(
        path={"area_id": area_id, "id": id},
        body=_object_body({"item": item}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    area_id: int,
    id: int,
    item: ItemFields | Mapping[str, Any],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Change an item of an area

    The fields stand under the key `item`.
    """
    _values = _request_values(
        path={"area_id": area_id, "id": id},
        body=_object_body({"item": item}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
