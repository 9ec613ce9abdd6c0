# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/auth/saml/acs: Receive a SAML assertion"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

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

OPERATION: Final[dict[str, Any]] = {
    "id": "auth.saml.acs",
    "method": "POST",
    "path": "/api/auth/saml/acs",
    "parameters": [],
    "body": {"required": True, "media": {"application/x-www-form-urlencoded": {"kind": "form"}}},
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "302": {"kind": "none", "media": None},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Any:
    _readers: dict[str, _Reader[Any]] = {}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    saml_response: str,
    relay_state: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Receive a SAML assertion

    Public. The identity provider's browser redirect ends here; not for programs.
    """
    _values = _request_values(
        body=_object_body({"SAMLResponse": saml_response, "RelayState": relay_state}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    saml_response: str,
    relay_state: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Receive a SAML assertion

    Public. The identity provider's browser redirect ends here; not for programs.
    """
    _values = _request_values(
        body=_object_body({"SAMLResponse": saml_response, "RelayState": relay_state}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
