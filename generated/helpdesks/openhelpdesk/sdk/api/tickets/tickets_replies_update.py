# Generated from specs/openhelpdesk. Do not edit: make regen

"""PATCH /api/tickets/{ticket_id}/replies/{reply_id}: Edit a reply"""

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
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.reply import Reply

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.replies.update",
    "method": "PATCH",
    "path": "/api/tickets/{ticket_id}/replies/{reply_id}",
    "parameters": [
        {
            "name": "ticket_id",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "reply_id",
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
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Reply:
    from ...models.reply import Reply

    _readers: dict[str, _Reader[Reply]] = {"200": Reply.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_id: str,
    reply_id: str,
    body: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Reply]:
    """Edit a reply

    A user only their own reply, within 15 minutes; staff in scope and admin at any time.

    - ticket_id: Sortable id of 26 characters.
    - reply_id: Sortable id of 26 characters.
    - body: Markdown.
    """
    _values = _request_values(
        path={"ticket_id": ticket_id, "reply_id": reply_id},
        body=_object_body({"body": body}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_id: str,
    reply_id: str,
    body: str,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Reply]:
    """Edit a reply

    A user only their own reply, within 15 minutes; staff in scope and admin at any time.

    - ticket_id: Sortable id of 26 characters.
    - reply_id: Sortable id of 26 characters.
    - body: Markdown.
    """
    _values = _request_values(
        path={"ticket_id": ticket_id, "reply_id": reply_id},
        body=_object_body({"body": body}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
