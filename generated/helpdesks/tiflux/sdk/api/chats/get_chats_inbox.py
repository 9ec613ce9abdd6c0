# Generated from specs/tiflux. Do not edit: make regen

"""GET /chats/inbox: List chats nobody has taken"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.chat import Chat
    from ...models.chat_origin import ChatOrigin
    from ...models.chat_starter import ChatStarter

OPERATION: Final[dict[str, Any]] = {
    "id": "get_chats_inbox",
    "method": "GET",
    "path": "/chats/inbox",
    "parameters": [
        {
            "name": "offset",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "limit",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "department_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "client_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "requestor_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "number",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "origins",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "started_by",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "created_at_start",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "created_at_end",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": None,
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": {
        "style": "page",
        "page": "query.offset",
        "size": "query.limit",
        "first": 1,
        "default_size": 20,
        "items": "",
        "total": "header.X-Total-Items",
    },
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> list[Chat]:
    from ...models.chat import Chat

    _readers: dict[str, _Reader[list[Chat]]] = {"200": _list_of(Chat.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    department_id: int | Unset = UNSET,
    client_id: int | Unset = UNSET,
    requestor_id: int | Unset = UNSET,
    number: int | Unset = UNSET,
    origins: list[ChatOrigin] | Unset = UNSET,
    started_by: ChatStarter | Unset = UNSET,
    created_at_start: str | Unset = UNSET,
    created_at_end: str | Unset = UNSET,
) -> _Response[list[Chat]]:
    """List chats nobody has taken

    Chats that wait for an attendant. WhatsApp chats need a WhatsApp licence.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "department_id": department_id,
            "client_id": client_id,
            "requestor_id": requestor_id,
            "number": number,
            "origins": origins,
            "started_by": started_by,
            "created_at_start": created_at_start,
            "created_at_end": created_at_end,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    department_id: int | Unset = UNSET,
    client_id: int | Unset = UNSET,
    requestor_id: int | Unset = UNSET,
    number: int | Unset = UNSET,
    origins: list[ChatOrigin] | Unset = UNSET,
    started_by: ChatStarter | Unset = UNSET,
    created_at_start: str | Unset = UNSET,
    created_at_end: str | Unset = UNSET,
) -> _Response[list[Chat]]:
    """List chats nobody has taken

    Chats that wait for an attendant. WhatsApp chats need a WhatsApp licence.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "department_id": department_id,
            "client_id": client_id,
            "requestor_id": requestor_id,
            "number": number,
            "origins": origins,
            "started_by": started_by,
            "created_at_start": created_at_start,
            "created_at_end": created_at_end,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
