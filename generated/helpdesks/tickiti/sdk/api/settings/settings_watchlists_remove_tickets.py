# Generated from specs/tickiti. Do not edit: make regen

"""POST /settings/watchlists/remove-tickets: Take tickets off a watchlist"""

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
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "settings.watchlists.remove_tickets",
    "method": "POST",
    "path": "/settings/watchlists/remove-tickets",
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


def _parse(response: _httpx.Response) -> Any:
    _readers: dict[str, _Reader[Any]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    watchlist_id: str | int,
    ticket_ids: list[int],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Take tickets off a watchlist

    By internal ticket ids, not by numbers.

    - watchlist_id: An internal id; the product answers with a string in some places and an integer in others.
    - ticket_ids: Internal ids, not numbers.
    """
    _values = _request_values(
        body=_object_body({"watchlist_id": watchlist_id, "ticket_ids": ticket_ids}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    watchlist_id: str | int,
    ticket_ids: list[int],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Take tickets off a watchlist

    By internal ticket ids, not by numbers.

    - watchlist_id: An internal id; the product answers with a string in some places and an integer in others.
    - ticket_ids: Internal ids, not numbers.
    """
    _values = _request_values(
        body=_object_body({"watchlist_id": watchlist_id, "ticket_ids": ticket_ids}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
