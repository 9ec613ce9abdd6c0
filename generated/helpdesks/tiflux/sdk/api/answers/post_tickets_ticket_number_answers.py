# Generated from specs/tiflux. Do not edit: make regen

"""POST /tickets/{ticket_number}/answers: Answer the customer"""

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
    from ...models.answer import Answer

OPERATION: Final[dict[str, Any]] = {
    "id": "post_tickets_ticket_number_answers",
    "method": "POST",
    "path": "/tickets/{ticket_number}/answers",
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
            "multipart/form-data": {
                "kind": "multipart",
                "parts": {"name": {"kind": "text"}, "with_signature": {"kind": "text"}, "files[]": {"kind": "file"}},
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
        "404": {"kind": "json", "media": "application/json"},
        "415": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Answer:
    from ...models.answer import Answer

    _readers: dict[str, _Reader[Answer]] = {"201": Answer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    name: str,
    with_signature: bool | Unset = UNSET,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Answer]:
    """Answer the customer

    Sends the text to the customer, as HTML in `name`, with up to 10 files of 25 MB each. For a note among colleagues use an internal communication. In the answer, `signature` is always a sentence: it tells whether a signature was sent. Sending it twice answers twice.

    - name: The text to the customer, as HTML.
    - files: Up to 10 files of 25 MB each.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({"name": name, "with_signature": with_signature, "files[]": files}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    name: str,
    with_signature: bool | Unset = UNSET,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Answer]:
    """Answer the customer

    Sends the text to the customer, as HTML in `name`, with up to 10 files of 25 MB each. For a note among colleagues use an internal communication. In the answer, `signature` is always a sentence: it tells whether a signature was sent. Sending it twice answers twice.

    - name: The text to the customer, as HTML.
    - files: Up to 10 files of 25 MB each.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({"name": name, "with_signature": with_signature, "files[]": files}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
