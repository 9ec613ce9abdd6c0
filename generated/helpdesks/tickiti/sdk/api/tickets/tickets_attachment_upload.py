# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/attachment-upload: Upload a file for a response"""

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
    from ...models.file_upload_answer import FileUploadAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.attachment_upload",
    "method": "POST",
    "path": "/tickets/attachment-upload",
    "parameters": [],
    "body": {
        "required": True,
        "media": {"multipart/form-data": {"kind": "multipart", "parts": {"file": {"kind": "file"}}}},
    },
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [
        {"at": "/my_error", "truthy": True},
        {"at": "/amf_error", "truthy": True},
        {"at": "/error", "truthy": True},
        {"at": "/ok", "is": False},
    ],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "413": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> FileUploadAnswer:
    from ...models.file_upload_answer import FileUploadAnswer

    _readers: dict[str, _Reader[FileUploadAnswer]] = {"200": FileUploadAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    file: File,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FileUploadAnswer]:
    """Upload a file for a response

    Stores a file of up to 25 MB by its SHA-256 and returns what create and respond take as attachment. Doing it twice does no harm.
    """
    _values = _request_values(
        body=_object_body({"file": file}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    file: File,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FileUploadAnswer]:
    """Upload a file for a response

    Stores a file of up to 25 MB by its SHA-256 and returns what create and respond take as attachment. Doing it twice does no harm.
    """
    _values = _request_values(
        body=_object_body({"file": file}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
