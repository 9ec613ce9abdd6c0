# Generated from specs/tiflux. Do not edit: make regen

"""PUT /clients/{client_id}/requestors/{id}: Change a requestor"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "put_clients_client_id_requestors_id",
    "method": "PUT",
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
    ],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
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


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    client_id: int,
    id: int,
    name: str | Unset = UNSET,
    telephone: str | Unset = UNSET,
    email: str | Unset = UNSET,
    can_open_ticket: bool | Unset = UNSET,
    extension: int | str | Unset = UNSET,
    country: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Change a requestor

    What is left out stays.

    - country: Country of the telephone number.
    """
    _values = _request_values(
        path={"client_id": client_id, "id": id},
        body=_object_body({
            "name": name,
            "telephone": telephone,
            "email": email,
            "can_open_ticket": can_open_ticket,
            "extension": extension,
            "country": country,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    client_id: int,
    id: int,
    name: str | Unset = UNSET,
    telephone: str | Unset = UNSET,
    email: str | Unset = UNSET,
    can_open_ticket: bool | Unset = UNSET,
    extension: int | str | Unset = UNSET,
    country: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Change a requestor

    What is left out stays.

    - country: Country of the telephone number.
    """
    _values = _request_values(
        path={"client_id": client_id, "id": id},
        body=_object_body({
            "name": name,
            "telephone": telephone,
            "email": email,
            "can_open_ticket": can_open_ticket,
            "extension": extension,
            "country": country,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
