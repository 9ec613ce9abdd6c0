# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/query: Search tickets"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import either as _either
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.search_object import SearchObject
    from ...models.ticket_query_envelope import TicketQueryEnvelope

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.query",
    "method": "POST",
    "path": "/tickets/query",
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
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> list[dict[str, Any]] | TicketQueryEnvelope:
    from ...models.ticket_query_envelope import TicketQueryEnvelope

    _readers: dict[str, _Reader[list[dict[str, Any]] | TicketQueryEnvelope]] = {"200": _either(TicketQueryEnvelope, plain=True)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    perspective_id: int | Unset = UNSET,
    search_object: SearchObject | Mapping[str, Any] | Unset = UNSET,
    row_limit: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[list[dict[str, Any]] | TicketQueryEnvelope]:
    """Search tickets

    Tickets of a perspective, narrowed by criteria. The columns of a row follow the perspective.

    - row_limit: Default of the server 100.
    """
    _values = _request_values(
        body=_object_body({"perspective_id": perspective_id, "search_object": search_object, "row_limit": row_limit}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    perspective_id: int | Unset = UNSET,
    search_object: SearchObject | Mapping[str, Any] | Unset = UNSET,
    row_limit: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[list[dict[str, Any]] | TicketQueryEnvelope]:
    """Search tickets

    Tickets of a perspective, narrowed by criteria. The columns of a row follow the perspective.

    - row_limit: Default of the server 100.
    """
    _values = _request_values(
        body=_object_body({"perspective_id": perspective_id, "search_object": search_object, "row_limit": row_limit}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
