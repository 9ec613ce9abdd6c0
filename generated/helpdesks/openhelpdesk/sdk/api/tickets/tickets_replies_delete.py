# Generated from specs/openhelpdesk. Do not edit: make regen

"""DELETE /api/tickets/{ticket_id}/replies/{reply_id}: Delete a reply"""

from __future__ import annotations

from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.replies.delete",
    "method": "DELETE",
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
    "body": None,
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "204": {"kind": "none", "media": None},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> None:
    _read_answer(OPERATION, response, {})


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_id: str,
    reply_id: str,
) -> _Response[None]:
    """Delete a reply

    A user only their own reply, within 15 minutes; staff in scope and admin at any time. Staff keep seeing a placeholder.

    - ticket_id: Sortable id of 26 characters.
    - reply_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"ticket_id": ticket_id, "reply_id": reply_id},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_id: str,
    reply_id: str,
) -> _Response[None]:
    """Delete a reply

    A user only their own reply, within 15 minutes; staff in scope and admin at any time. Staff keep seeing a placeholder.

    - ticket_id: Sortable id of 26 characters.
    - reply_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"ticket_id": ticket_id, "reply_id": reply_id},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
