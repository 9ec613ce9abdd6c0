# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/me/mfa/confirm: Confirm the second factor with a first code"""

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
    from ...models.recovery_codes import RecoveryCodes

OPERATION: Final[dict[str, Any]] = {
    "id": "me.mfa.confirm",
    "method": "POST",
    "path": "/api/me/mfa/confirm",
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
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "409": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> RecoveryCodes:
    from ...models.recovery_codes import RecoveryCodes

    _readers: dict[str, _Reader[RecoveryCodes]] = {"200": RecoveryCodes.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    code: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[RecoveryCodes]:
    """Confirm the second factor with a first code

    Any role, after enrolling. The recovery codes are shown this one time.

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
) -> _Response[RecoveryCodes]:
    """Confirm the second factor with a first code

    Any role, after enrolling. The recovery codes are shown this one time.

    - code: Six digits, or a recovery code AAAA-BBBB.
    """
    _values = _request_values(
        body=_object_body({"code": code}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
