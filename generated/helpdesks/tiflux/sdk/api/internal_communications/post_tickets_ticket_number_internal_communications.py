# Generated from specs/tiflux. Do not edit: make regen

"""POST /tickets/{ticket_number}/internal_communications: Write an internal communication"""

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
from helpdesks._client.types import UNSET, File, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.internal_communication import InternalCommunication

OPERATION: Final[dict[str, Any]] = {
    "id": "post_tickets_ticket_number_internal_communications",
    "method": "POST",
    "path": "/tickets/{ticket_number}/internal_communications",
    "parameters": [
        {
            "name": "ticket_number",
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
            "multipart/form-data": {"kind": "multipart", "parts": {"text": {"kind": "text"}, "files[]": {"kind": "file"}}},
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
        "404": {"kind": "json", "media": "application/json"},
        "415": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> InternalCommunication:
    from ...models.internal_communication import InternalCommunication

    _readers: dict[str, _Reader[InternalCommunication]] = {"201": InternalCommunication.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    text: str,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[InternalCommunication]:
    """Write an internal communication

    A note for colleagues, as HTML, with up to 10 files of 25 MB each. It must be sent as multipart/form-data even without files (415 otherwise).

    - text: HTML.
    - files: Up to 10 files of 25 MB each.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({"text": text, "files[]": files}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    text: str,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[InternalCommunication]:
    """Write an internal communication

    A note for colleagues, as HTML, with up to 10 files of 25 MB each. It must be sent as multipart/form-data even without files (415 otherwise).

    - text: HTML.
    - files: Up to 10 files of 25 MB each.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({"text": text, "files[]": files}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
