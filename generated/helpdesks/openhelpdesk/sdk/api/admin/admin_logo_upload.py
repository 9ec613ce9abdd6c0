# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/admin/settings/logo: Upload the site logo"""

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
from helpdesks._client.types import File
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.logo_uploaded import LogoUploaded

OPERATION: Final[dict[str, Any]] = {
    "id": "admin.logo.upload",
    "method": "POST",
    "path": "/api/admin/settings/logo",
    "parameters": [],
    "body": {
        "required": True,
        "media": {"multipart/form-data": {"kind": "multipart", "parts": {"logo": {"kind": "file"}}}},
    },
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
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> LogoUploaded:
    from ...models.logo_uploaded import LogoUploaded

    _readers: dict[str, _Reader[LogoUploaded]] = {"200": LogoUploaded.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    logo: File,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[LogoUploaded]:
    """Upload the site logo

    Admin. PNG, JPG, GIF or SVG of at most 2 MB; pictures are scaled into 320 by 64 pixels.

    - logo: PNG, JPG, GIF or SVG, at most 2 MB.
    """
    _values = _request_values(
        body=_object_body({"logo": logo}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    logo: File,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[LogoUploaded]:
    """Upload the site logo

    Admin. PNG, JPG, GIF or SVG of at most 2 MB; pictures are scaled into 320 by 64 pixels.

    - logo: PNG, JPG, GIF or SVG, at most 2 MB.
    """
    _values = _request_values(
        body=_object_body({"logo": logo}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
