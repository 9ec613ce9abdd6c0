# Generated from specs/django_helpdesk. Do not edit: make regen

"""POST /api/users/: Create a user"""

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
    from ...models.user import User

OPERATION: Final[dict[str, Any]] = {
    "id": "users.create",
    "method": "POST",
    "path": "/api/users/",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"201": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> User:
    from ...models.user import User

    _readers: dict[str, _Reader[User]] = {"201": User.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    username: str,
    password: str,
    first_name: str | Unset = UNSET,
    last_name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[User]:
    """Create a user

    Creates a login for the site. The new user is no staff.

    - username: Login name.
    - password: Must satisfy the site's rules for passwords.
    """
    _values = _request_values(
        body=_object_body({
            "username": username,
            "password": password,
            "first_name": first_name,
            "last_name": last_name,
            "email": email,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    username: str,
    password: str,
    first_name: str | Unset = UNSET,
    last_name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[User]:
    """Create a user

    Creates a login for the site. The new user is no staff.

    - username: Login name.
    - password: Must satisfy the site's rules for passwords.
    """
    _values = _request_values(
        body=_object_body({
            "username": username,
            "password": password,
            "first_name": first_name,
            "last_name": last_name,
            "email": email,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
