# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/auth/token: Exchange client credentials for an access token"""

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
    from ...models.token_answer import TokenAnswer
    from ...models.token_request_grant_type import TokenRequestGrantType

OPERATION: Final[dict[str, Any]] = {
    "id": "auth.token",
    "method": "POST",
    "path": "/api/auth/token",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> TokenAnswer:
    from ...models.token_answer import TokenAnswer

    _readers: dict[str, _Reader[TokenAnswer]] = {"200": TokenAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    grant_type: TokenRequestGrantType,
    client_id: str,
    client_secret: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TokenAnswer]:
    """Exchange client credentials for an access token

    Public. Takes JSON, not a form. The token lives one hour; there is no refresh token.
    """
    _values = _request_values(
        body=_object_body({"grant_type": grant_type, "client_id": client_id, "client_secret": client_secret}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    grant_type: TokenRequestGrantType,
    client_id: str,
    client_secret: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TokenAnswer]:
    """Exchange client credentials for an access token

    Public. Takes JSON, not a form. The token lives one hour; there is no refresh token.
    """
    _values = _request_values(
        body=_object_body({"grant_type": grant_type, "client_id": client_id, "client_secret": client_secret}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
