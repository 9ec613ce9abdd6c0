# Generated from specs/tiflux. Do not edit: make regen

"""POST /pre-tickets: Create a pre-ticket"""

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
from helpdesks._client.types import UNSET, File, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "post_pre-tickets",
    "method": "POST",
    "path": "/pre-tickets",
    "parameters": [],
    "body": {
        "required": True,
        "media": {
            "multipart/form-data": {
                "kind": "multipart",
                "parts": {
                    "title": {"kind": "text"},
                    "description": {"kind": "text"},
                    "requestor_name": {"kind": "text"},
                    "requestor_email": {"kind": "text"},
                    "requestor_telephone": {"kind": "text"},
                    "requestor_ramal": {"kind": "text"},
                    "requestor_country": {"kind": "text"},
                    "client_id": {"kind": "text"},
                    "files[]": {"kind": "file"},
                },
            },
        },
    },
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
        "415": {"kind": "json", "media": "application/json"},
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
    title: str,
    description: str,
    requestor_name: str,
    requestor_email: str,
    requestor_telephone: str,
    requestor_ramal: int | Unset = UNSET,
    requestor_country: str | Unset = UNSET,
    client_id: int | Unset = UNSET,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Create a pre-ticket

    Always multipart/form-data, with or without files of 25 MB each. Name, e-mail and telephone of the requestor are required.

    - requestor_ramal: Extension of the telephone.
    - requestor_country: Country of the telephone number.
    - files: Files of 25 MB each.
    """
    _values = _request_values(
        body=_object_body({
            "title": title,
            "description": description,
            "requestor_name": requestor_name,
            "requestor_email": requestor_email,
            "requestor_telephone": requestor_telephone,
            "requestor_ramal": requestor_ramal,
            "requestor_country": requestor_country,
            "client_id": client_id,
            "files[]": files,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    title: str,
    description: str,
    requestor_name: str,
    requestor_email: str,
    requestor_telephone: str,
    requestor_ramal: int | Unset = UNSET,
    requestor_country: str | Unset = UNSET,
    client_id: int | Unset = UNSET,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Create a pre-ticket

    Always multipart/form-data, with or without files of 25 MB each. Name, e-mail and telephone of the requestor are required.

    - requestor_ramal: Extension of the telephone.
    - requestor_country: Country of the telephone number.
    - files: Files of 25 MB each.
    """
    _values = _request_values(
        body=_object_body({
            "title": title,
            "description": description,
            "requestor_name": requestor_name,
            "requestor_email": requestor_email,
            "requestor_telephone": requestor_telephone,
            "requestor_ramal": requestor_ramal,
            "requestor_country": requestor_country,
            "client_id": client_id,
            "files[]": files,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
