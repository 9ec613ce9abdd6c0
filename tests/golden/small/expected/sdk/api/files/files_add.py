# Generated from specs/small. Do not edit: make regen

"""POST /tickets/{id}/files"""

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
    "id": "files.add",
    "method": "POST",
    "path": "/tickets/{id}/files",
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
    "body": {
        "required": True,
        "media": {
            "multipart/form-data": {"kind": "multipart", "parts": {"file": {"kind": "file"}, "note": {"kind": "text"}}},
        },
    },
    "accept": "text/plain",
    "security": [["key"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"200": {"kind": "text", "media": "text/plain"}},
}


def _parse(response: _httpx.Response) -> str:
    _readers: dict[str, _Reader[str]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    file: File,
    note: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[str]:
    """POST /tickets/{id}/files"""
    _values = _request_values(
        path={"id": id},
        body=_object_body({"file": file, "note": note}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    file: File,
    note: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[str]:
    """POST /tickets/{id}/files"""
    _values = _request_values(
        path={"id": id},
        body=_object_body({"file": file, "note": note}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
