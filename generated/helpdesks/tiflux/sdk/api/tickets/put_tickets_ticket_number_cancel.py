# Generated from specs/tiflux. Do not edit: make regen

"""PUT /tickets/{ticket_number}/cancel: Cancel a ticket"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.message import Message

OPERATION: Final[dict[str, Any]] = {
    "id": "put_tickets_ticket_number_cancel",
    "method": "PUT",
    "path": "/tickets/{ticket_number}/cancel",
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
    "body": None,
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


def _parse(response: _httpx.Response) -> Message:
    from ...models.message import Message

    _readers: dict[str, _Reader[Message]] = {"200": Message.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
) -> _Response[Message]:
    """Cancel a ticket

    Takes no body. The desk must allow it (`cancelable_tickets`). Refused (422, code 42206) while pre-appointments are pending or equipment is on loan.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
) -> _Response[Message]:
    """Cancel a ticket

    Takes no body. The desk must allow it (`cancelable_tickets`). Refused (422, code 42206) while pre-appointments are pending or equipment is on loan.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
