# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/tickets/{id}/replies: Reply to a ticket or leave an internal note"""

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
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.reply import Reply

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.replies.create",
    "method": "POST",
    "path": "/api/tickets/{id}/replies",
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
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Reply:
    from ...models.reply import Reply

    _readers: dict[str, _Reader[Reply]] = {"201": Reply.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: str,
    body: str,
    is_internal: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Reply]:
    """Reply to a ticket or leave an internal note

    A public reply (any role that may read the ticket; staff need it in scope) is mailed to the participants. With `is_internal` it is a note that only staff see; users may not write one. A user's reply to a resolved ticket reopens it within the reopen time and is refused after it, or when the ticket is closed.

    - id: Sortable id of 26 characters.
    - body: Markdown.
    - is_internal: True for a note that only staff see; staff and admin only.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"body": body, "is_internal": is_internal}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: str,
    body: str,
    is_internal: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Reply]:
    """Reply to a ticket or leave an internal note

    A public reply (any role that may read the ticket; staff need it in scope) is mailed to the participants. With `is_internal` it is a note that only staff see; users may not write one. A user's reply to a resolved ticket reopens it within the reopen time and is refused after it, or when the ticket is closed.

    - id: Sortable id of 26 characters.
    - body: Markdown.
    - is_internal: True for a note that only staff see; staff and admin only.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"body": body, "is_internal": is_internal}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
