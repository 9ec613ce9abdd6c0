# Generated from specs/openhelpdesk. Do not edit: make regen

"""DELETE /api/me/mfa: Remove the own second factor"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "me.mfa.delete",
    "method": "DELETE",
    "path": "/api/me/mfa",
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
        "204": {"kind": "none", "media": None},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "409": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> None:
    _read_answer(OPERATION, response, {})


def sync_detailed(
    _client: _Client,
    /,
    *,
    code: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[None]:
    """Remove the own second factor

    Any role. Needs a current code or a recovery code in the body.

    - code: Six digits, or a recovery code AAAA-BBBB.
    """
    _values = _request_values(
        body=_object_body({"code": code}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    code: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[None]:
    """Remove the own second factor

    Any role. Needs a current code or a recovery code in the body.

    - code: Six digits, or a recovery code AAAA-BBBB.
    """
    _values = _request_values(
        body=_object_body({"code": code}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
