# Generated from specs/tiflux. Do not edit: make regen

"""PUT /chats/{id}: Transfer a chat or link it to a ticket"""

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
    from ...models.chat_detail import ChatDetail

OPERATION: Final[dict[str, Any]] = {
    "id": "put_chats_id",
    "method": "PUT",
    "path": "/chats/{id}",
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
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> ChatDetail:
    from ...models.chat_detail import ChatDetail

    _readers: dict[str, _Reader[ChatDetail]] = {"200": ChatDetail.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    user_id: int | Unset = UNSET,
    department_id: int | Unset = UNSET,
    ticket_number: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ChatDetail]:
    """Transfer a chat or link it to a ticket

    At least one of the three fields. Not for cancelled or finished chats.

    - user_id: Who takes the chat over.
    - ticket_number: The ticket it is linked to.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"user_id": user_id, "department_id": department_id, "ticket_number": ticket_number}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    user_id: int | Unset = UNSET,
    department_id: int | Unset = UNSET,
    ticket_number: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ChatDetail]:
    """Transfer a chat or link it to a ticket

    At least one of the three fields. Not for cancelled or finished chats.

    - user_id: Who takes the chat over.
    - ticket_number: The ticket it is linked to.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"user_id": user_id, "department_id": department_id, "ticket_number": ticket_number}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
