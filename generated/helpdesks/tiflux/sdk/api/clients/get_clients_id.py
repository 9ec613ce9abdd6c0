# Generated from specs/tiflux. Do not edit: make regen

"""GET /clients/{id}: Read a client"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.client import Client

OPERATION: Final[dict[str, Any]] = {
    "id": "get_clients_id",
    "method": "GET",
    "path": "/clients/{id}",
    "parameters": [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "show_entities",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": None,
    "accept": "application/json",
    "security": [["BearerAuth"]],
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
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Client:
    from ...models.client import Client

    _readers: dict[str, _Reader[Client]] = {"200": Client.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    show_entities: bool | Unset = UNSET,
) -> _Response[Client]:
    """Read a client

    One client with the ids of what belongs to it.
    """
    _values = _request_values(
        path={"id": id},
        query={"show_entities": show_entities},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    show_entities: bool | Unset = UNSET,
) -> _Response[Client]:
    """Read a client

    One client with the ids of what belongs to it.
    """
    _values = _request_values(
        path={"id": id},
        query={"show_entities": show_entities},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
