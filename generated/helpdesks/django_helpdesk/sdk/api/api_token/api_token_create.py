# Generated from specs/django_helpdesk. Do not edit: make regen

"""POST /api/api-token/: Exchange a password for a token"""

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
    from ...models.auth_token import AuthToken

OPERATION: Final[dict[str, Any]] = {
    "id": "api_token.create",
    "method": "POST",
    "path": "/api/api-token/",
    "parameters": [],
    "body": {
        "required": True,
        "media": {
            "application/json": {"kind": "json"},
            "multipart/form-data": {"kind": "multipart", "parts": {"password": {"kind": "text"}, "username": {"kind": "text"}}},
        },
    },
    "accept": "application/json",
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> AuthToken:
    from ...models.auth_token import AuthToken

    _readers: dict[str, _Reader[AuthToken]] = {"200": AuthToken.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    password: str,
    username: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[AuthToken]:
    """Exchange a password for a token

    Gives the token of a user for the name and the password.
    """
    _values = _request_values(
        body=_object_body({"password": password, "username": username}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    password: str,
    username: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[AuthToken]:
    """Exchange a password for a token

    Gives the token of a user for the name and the password.
    """
    _values = _request_values(
        body=_object_body({"password": password, "username": username}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
