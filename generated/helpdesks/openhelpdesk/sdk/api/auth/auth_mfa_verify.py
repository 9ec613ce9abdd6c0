# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/auth/mfa/verify: Finish a login with a second factor"""

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
    from ...models.login_answer import LoginAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "auth.mfa.verify",
    "method": "POST",
    "path": "/api/auth/mfa/verify",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["sessionCookie"]],
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


def _parse(response: _httpx.Response) -> LoginAnswer:
    from ...models.login_answer import LoginAnswer

    _readers: dict[str, _Reader[LoginAnswer]] = {"200": LoginAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    code: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[LoginAnswer]:
    """Finish a login with a second factor

    Needs the pending session of a login.

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
) -> _Response[LoginAnswer]:
    """Finish a login with a second factor

    Needs the pending session of a login.

    - code: Six digits, or a recovery code AAAA-BBBB.
    """
    _values = _request_values(
        body=_object_body({"code": code}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
