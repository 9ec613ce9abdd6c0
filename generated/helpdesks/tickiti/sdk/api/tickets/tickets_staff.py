# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/staff: List staff"""

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
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.ok_answer import OkAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.staff",
    "method": "POST",
    "path": "/tickets/staff",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": True,
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
    search: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[OkAnswer]:
    """List staff

    Staff members a ticket can be assigned to; needs no administrator.

    - search: Part of a name or an address.
    """
    _values = _request_values(
        body=_object_body({"search": search}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    search: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[OkAnswer]:
    """List staff

    Staff members a ticket can be assigned to; needs no administrator.

    - search: Part of a name or an address.
    """
    _values = _request_values(
        body=_object_body({"search": search}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
