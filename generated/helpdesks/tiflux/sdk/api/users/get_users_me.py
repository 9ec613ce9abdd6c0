# Generated from specs/tiflux. Do not edit: make regen

"""GET /users/me: Read the caller's own user"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.current_user import CurrentUser

OPERATION: Final[dict[str, Any]] = {
    "id": "get_users_me",
    "method": "GET",
    "path": "/users/me",
    "parameters": [],
    "body": None,
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> CurrentUser:
    from ...models.current_user import CurrentUser

    _readers: dict[str, _Reader[CurrentUser]] = {"200": CurrentUser.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
) -> _Response[CurrentUser]:
    """Read the caller's own user

    Who the API key belongs to; `enable_mcp` tells whether the vendor's hosted MCP server may be used.
    """
    _values = _request_values(
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
) -> _Response[CurrentUser]:
    """Read the caller's own user

    Who the API key belongs to; `enable_mcp` tells whether the vendor's hosted MCP server may be used.
    """
    _values = _request_values(
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
