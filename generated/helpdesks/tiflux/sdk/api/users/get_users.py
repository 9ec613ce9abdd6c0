# Generated from specs/tiflux. Do not edit: make regen

"""GET /users: List users"""

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
    from ...models.user import User
    from ...models.user_type import UserType

OPERATION: Final[dict[str, Any]] = {
    "id": "get_users",
    "method": "GET",
    "path": "/users",
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
            "name": "active",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "gauth_enabled",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "type",
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


def _parse(response: _httpx.Response) -> list[User]:
    from ...models.user import User

    _readers: dict[str, _Reader[list[User]]] = {"200": _list_of(User.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    active: bool | Unset = UNSET,
    gauth_enabled: bool | Unset = UNSET,
    type_: UserType | Unset = UNSET,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
) -> _Response[list[User]]:
    """List users

    Attendants, administrators and users of clients. `name` and `email` are newer filters: an installation that does not know them ignores them, so look at what comes back.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "active": active,
            "gauth_enabled": gauth_enabled,
            "type": type_,
            "name": name,
            "email": email,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    active: bool | Unset = UNSET,
    gauth_enabled: bool | Unset = UNSET,
    type_: UserType | Unset = UNSET,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
) -> _Response[list[User]]:
    """List users

    Attendants, administrators and users of clients. `name` and `email` are newer filters: an installation that does not know them ignores them, so look at what comes back.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "active": active,
            "gauth_enabled": gauth_enabled,
            "type": type_,
            "name": name,
            "email": email,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
