# Generated from specs/tiflux. Do not edit: make regen

"""GET /clients/{client_id}/requestors/{id}: Read a requestor"""

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
    from ...models.requestor import Requestor

OPERATION: Final[dict[str, Any]] = {
    "id": "get_clients_client_id_requestors_id",
    "method": "GET",
    "path": "/clients/{client_id}/requestors/{id}",
    "parameters": [
        {
            "name": "client_id",
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
        {
            "name": "include_entity_fields",
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


def _parse(response: _httpx.Response) -> Requestor:
    from ...models.requestor import Requestor

    _readers: dict[str, _Reader[Requestor]] = {"200": Requestor.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    client_id: int,
    id: int,
    include_entity_fields: bool | Unset = UNSET,
) -> _Response[Requestor]:
    """Read a requestor

    One requestor of the client.
    """
    _values = _request_values(
        path={"client_id": client_id, "id": id},
        query={"include_entity_fields": include_entity_fields},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    client_id: int,
    id: int,
    include_entity_fields: bool | Unset = UNSET,
) -> _Response[Requestor]:
    """Read a requestor

    One requestor of the client.
    """
    _values = _request_values(
        path={"client_id": client_id, "id": id},
        query={"include_entity_fields": include_entity_fields},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
