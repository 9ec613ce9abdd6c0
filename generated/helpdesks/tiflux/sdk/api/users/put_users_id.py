# Generated from specs/tiflux. Do not edit: make regen

"""PUT /users/{id}: Change a user"""

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
    "id": "put_users_id",
    "method": "PUT",
    "path": "/users/{id}",
    "parameters": [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    technical_group_id: int | Unset = UNSET,
    whatsapp_license: bool | Unset = UNSET,
    tickets_license: bool | Unset = UNSET,
    remote_access_license: bool | Unset = UNSET,
    api_license: bool | Unset = UNSET,
    splashtop_license: bool | Unset = UNSET,
    active: bool | Unset = UNSET,
    extension: int | str | Unset = UNSET,
    telephone: str | Unset = UNSET,
    country_code: str | Unset = UNSET,
    client_ids: list[int] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Change a user

    What is left out stays; `active` false makes the account inactive. Administrators only.

    - country_code: Country of the telephone number.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "name": name,
            "email": email,
            "technical_group_id": technical_group_id,
            "whatsapp_license": whatsapp_license,
            "tickets_license": tickets_license,
            "remote_access_license": remote_access_license,
            "api_license": api_license,
            "splashtop_license": splashtop_license,
            "active": active,
            "extension": extension,
            "telephone": telephone,
            "country_code": country_code,
            "client_ids": client_ids,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    name: str | Unset = UNSET,
    email: str | Unset = UNSET,
    technical_group_id: int | Unset = UNSET,
    whatsapp_license: bool | Unset = UNSET,
    tickets_license: bool | Unset = UNSET,
    remote_access_license: bool | Unset = UNSET,
    api_license: bool | Unset = UNSET,
    splashtop_license: bool | Unset = UNSET,
    active: bool | Unset = UNSET,
    extension: int | str | Unset = UNSET,
    telephone: str | Unset = UNSET,
    country_code: str | Unset = UNSET,
    client_ids: list[int] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Change a user

    What is left out stays; `active` false makes the account inactive. Administrators only.

    - country_code: Country of the telephone number.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "name": name,
            "email": email,
            "technical_group_id": technical_group_id,
            "whatsapp_license": whatsapp_license,
            "tickets_license": tickets_license,
            "remote_access_license": remote_access_license,
            "api_license": api_license,
            "splashtop_license": splashtop_license,
            "active": active,
            "extension": extension,
            "telephone": telephone,
            "country_code": country_code,
            "client_ids": client_ids,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
