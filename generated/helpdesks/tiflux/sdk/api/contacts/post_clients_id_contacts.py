# Generated from specs/tiflux. Do not edit: make regen

"""POST /clients/{id}/contacts: Add a contact to a client"""

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
    from ...models.new_contact import NewContact

OPERATION: Final[dict[str, Any]] = {
    "id": "post_clients_id_contacts",
    "method": "POST",
    "path": "/clients/{id}/contacts",
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
        "201": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"201": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    contact: NewContact | Mapping[str, Any],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Add a contact to a client

    The fields stand under the key `contact`; all but the country are required.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"contact": contact}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    contact: NewContact | Mapping[str, Any],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Add a contact to a client

    The fields stand under the key `contact`; all but the country are required.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"contact": contact}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
