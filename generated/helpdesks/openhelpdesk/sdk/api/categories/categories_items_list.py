# Generated from specs/openhelpdesk. Do not edit: make regen

"""GET /api/categories/{category_id}/types/{type_id}/items: List the items of a type"""

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
    from ...models.item_list import ItemList

OPERATION: Final[dict[str, Any]] = {
    "id": "categories.items.list",
    "method": "GET",
    "path": "/api/categories/{category_id}/types/{type_id}/items",
    "parameters": [
        {
            "name": "category_id",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "type_id",
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
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> ItemList:
    from ...models.item_list import ItemList

    _readers: dict[str, _Reader[ItemList]] = {"200": ItemList.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    category_id: str,
    type_id: str,
) -> _Response[ItemList]:
    """List the items of a type

    Any role. Empty where the type has none.

    - category_id: Sortable id of 26 characters.
    - type_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"category_id": category_id, "type_id": type_id},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    category_id: str,
    type_id: str,
) -> _Response[ItemList]:
    """List the items of a type

    Any role. Empty where the type has none.

    - category_id: Sortable id of 26 characters.
    - type_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"category_id": category_id, "type_id": type_id},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
