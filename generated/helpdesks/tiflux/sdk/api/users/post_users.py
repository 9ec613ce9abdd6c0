# Generated from specs/tiflux. Do not edit: make regen

"""POST /users: Create a user"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "post_users",
    "method": "POST",
    "path": "/users",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"201": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    name: str,
    email: str,
    technical_group_id: int,
    whatsapp_license: bool | Unset = UNSET,
    tickets_license: bool | Unset = UNSET,
    remote_access_license: bool | Unset = UNSET,
    api_license: bool | Unset = UNSET,
    splashtop_license: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Create a user

    A new account of the organisation. The technical group is required. Administrators only.
    """
    _values = _request_values(
        body=_object_body({
            "name": name,
            "email": email,
            "technical_group_id": technical_group_id,
            "whatsapp_license": whatsapp_license,
            "tickets_license": tickets_license,
            "remote_access_license": remote_access_license,
            "api_license": api_license,
            "splashtop_license": splashtop_license,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    name: str,
    email: str,
    technical_group_id: int,
    whatsapp_license: bool | Unset = UNSET,
    tickets_license: bool | Unset = UNSET,
    remote_access_license: bool | Unset = UNSET,
    api_license: bool | Unset = UNSET,
    splashtop_license: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Create a user

    A new account of the organisation. The technical group is required. Administrators only.
    """
    _values = _request_values(
        body=_object_body({
            "name": name,
            "email": email,
            "technical_group_id": technical_group_id,
            "whatsapp_license": whatsapp_license,
            "tickets_license": tickets_license,
            "remote_access_license": remote_access_license,
            "api_license": api_license,
            "splashtop_license": splashtop_license,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
