# Generated from specs/tiflux. Do not edit: make regen

"""PUT /clients/{client_id}/requestors/{id}/entities: Fill in custom fields of a requestor"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.entity_value import EntityValue
    from ...models.error import Error
    from ...models.requestor_entities import RequestorEntities

OPERATION: Final[dict[str, Any]] = {
    "id": "put_clients_client_id_requestors_id_entities",
    "method": "PUT",
    "path": "/clients/{client_id}/requestors/{id}/entities",
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
        "207": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
    "partial": {"statuses": ["207"], "detail": "/detail"},
}


def _parse(response: _httpx.Response) -> RequestorEntities | Error:
    from ...models.error import Error
    from ...models.requestor_entities import RequestorEntities

    _readers: dict[str, _Reader[RequestorEntities | Error]] = {"200": RequestorEntities.from_dict, "207": Error.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    client_id: int,
    id: int,
    entities: Sequence[EntityValue | Mapping[str, Any]],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[RequestorEntities | Error]:
    """Fill in custom fields of a requestor

    As for a ticket: 1 to 50 values, and 207 when only some were saved.
    """
    _values = _request_values(
        path={"client_id": client_id, "id": id},
        body=_object_body({"entities": entities}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    client_id: int,
    id: int,
    entities: Sequence[EntityValue | Mapping[str, Any]],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[RequestorEntities | Error]:
    """Fill in custom fields of a requestor

    As for a ticket: 1 to 50 values, and 207 when only some were saved.
    """
    _values = _request_values(
        path={"client_id": client_id, "id": id},
        body=_object_body({"entities": entities}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
