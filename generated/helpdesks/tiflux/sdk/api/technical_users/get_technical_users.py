# Generated from specs/tiflux. Do not edit: make regen

"""GET /technical-users: List attendants"""

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
    from ...models.technical_user import TechnicalUser

OPERATION: Final[dict[str, Any]] = {
    "id": "get_technical-users",
    "method": "GET",
    "path": "/technical-users",
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
            "name": "desk_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "client_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "with_tickets_license",
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


def _parse(response: _httpx.Response) -> list[TechnicalUser]:
    from ...models.technical_user import TechnicalUser

    _readers: dict[str, _Reader[list[TechnicalUser]]] = {"200": _list_of(TechnicalUser.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    desk_id: int | Unset = UNSET,
    client_id: int | Unset = UNSET,
    with_tickets_license: bool | Unset = UNSET,
) -> _Response[list[TechnicalUser]]:
    """List attendants

    Users who can be responsible for tickets. Needs only the licence, so it works where the list of users is forbidden.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "name": name,
            "email": email,
            "desk_id": desk_id,
            "client_id": client_id,
            "with_tickets_license": with_tickets_license,
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
    desk_id: int | Unset = UNSET,
    client_id: int | Unset = UNSET,
    with_tickets_license: bool | Unset = UNSET,
) -> _Response[list[TechnicalUser]]:
    """List attendants

    Users who can be responsible for tickets. Needs only the licence, so it works where the list of users is forbidden.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "name": name,
            "email": email,
            "desk_id": desk_id,
            "client_id": client_id,
            "with_tickets_license": with_tickets_license,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
