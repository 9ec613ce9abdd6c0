# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/me/api-keys: Create an API key"""

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
    from ...models.api_key_created import ApiKeyCreated

OPERATION: Final[dict[str, Any]] = {
    "id": "me.api_keys.create",
    "method": "POST",
    "path": "/api/me/api-keys",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> ApiKeyCreated:
    from ...models.api_key_created import ApiKeyCreated

    _readers: dict[str, _Reader[ApiKeyCreated]] = {"201": ApiKeyCreated.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    name: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ApiKeyCreated]:
    """Create an API key

    Any role. The key has all rights of the account and is shown this one time.

    - name: What the key is for.
    """
    _values = _request_values(
        body=_object_body({"name": name}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    name: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ApiKeyCreated]:
    """Create an API key

    Any role. The key has all rights of the account and is shown this one time.

    - name: What the key is for.
    """
    _values = _request_values(
        body=_object_body({"name": name}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
