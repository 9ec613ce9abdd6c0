# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/restore: Restore a deleted ticket"""

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
    "id": "tickets.restore",
    "method": "POST",
    "path": "/tickets/restore",
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
    ticket_number: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[OkAnswer]:
    """Restore a deleted ticket

    The ticket is back where it was. The owner of the token must manage the queue.

    - ticket_number: The six-digit number people use.
    """
    _values = _request_values(
        body=_object_body({"ticket_number": ticket_number}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[OkAnswer]:
    """Restore a deleted ticket

    The ticket is back where it was. The owner of the token must manage the queue.

    - ticket_number: The six-digit number people use.
    """
    _values = _request_values(
        body=_object_body({"ticket_number": ticket_number}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
