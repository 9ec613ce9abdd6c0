# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/response-delete: Delete a response"""

from __future__ import annotations

from collections.abc import Mapping
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
    from ...models.ok_answer import OkAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.response_delete",
    "method": "POST",
    "path": "/tickets/response-delete",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
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
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> OkAnswer:
    from ...models.ok_answer import OkAnswer

    _readers: dict[str, _Reader[OkAnswer]] = {"200": OkAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    response_id: str | int,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[OkAnswer]:
    """Delete a response

    Takes one response out of the thread; it is kept as deleted.

    - response_id: An internal id; the product answers with a string in some places and an integer in others.
    """
    _values = _request_values(
        body=_object_body({"response_id": response_id}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    response_id: str | int,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[OkAnswer]:
    """Delete a response

    Takes one response out of the thread; it is kept as deleted.

    - response_id: An internal id; the product answers with a string in some places and an integer in others.
    """
    _values = _request_values(
        body=_object_body({"response_id": response_id}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
