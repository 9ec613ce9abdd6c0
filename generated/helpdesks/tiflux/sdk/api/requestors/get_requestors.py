# Generated from specs/tiflux. Do not edit: make regen

"""GET /requestors: List requestors of all clients"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.requestor import Requestor

OPERATION: Final[dict[str, Any]] = {
    "id": "get_requestors",
    "method": "GET",
    "path": "/requestors",
    "parameters": [
        {
            "name": "offset",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "limit",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "name",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "email",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "telephone",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "can_open_ticket",
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
    "pagination": {
        "style": "page",
        "page": "query.offset",
        "size": "query.limit",
        "first": 1,
        "default_size": 20,
        "items": "",
        "total": "header.X-Total-Items",
    },
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> list[Requestor]:
    from ...models.requestor import Requestor

    _readers: dict[str, _Reader[list[Requestor]]] = {"200": _list_of(Requestor.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    telephone: str | Unset = UNSET,
    can_open_ticket: bool | Unset = UNSET,
) -> _Response[list[Requestor]]:
    """List requestors of all clients

    People for whom tickets are opened. Administrators only: others look in the requestors of one client.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "name": name,
            "email": email,
            "telephone": telephone,
            "can_open_ticket": can_open_ticket,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    telephone: str | Unset = UNSET,
    can_open_ticket: bool | Unset = UNSET,
) -> _Response[list[Requestor]]:
    """List requestors of all clients

    People for whom tickets are opened. Administrators only: others look in the requestors of one client.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "name": name,
            "email": email,
            "telephone": telephone,
            "can_open_ticket": can_open_ticket,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
