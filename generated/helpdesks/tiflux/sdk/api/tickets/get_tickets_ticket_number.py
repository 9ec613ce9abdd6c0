# Generated from specs/tiflux. Do not edit: make regen

"""GET /tickets/{ticket_number}: Read a ticket"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.ticket import Ticket

OPERATION: Final[dict[str, Any]] = {
    "id": "get_tickets_ticket_number",
    "method": "GET",
    "path": "/tickets/{ticket_number}",
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
        {
            "name": "show_entities",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "include_filled_entity",
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


def _parse(response: _httpx.Response) -> Ticket:
    from ...models.ticket import Ticket

    _readers: dict[str, _Reader[Ticket]] = {"200": Ticket.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    show_entities: bool | Unset = UNSET,
    include_filled_entity: bool | Unset = UNSET,
) -> _Response[Ticket]:
    """Read a ticket

    The whole ticket, by its number. Custom fields come only when asked for: the filled ones in `entity_fields`, or all of them, grouped, in `entities`; the two have never been seen filled together.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"show_entities": show_entities, "include_filled_entity": include_filled_entity},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    show_entities: bool | Unset = UNSET,
    include_filled_entity: bool | Unset = UNSET,
) -> _Response[Ticket]:
    """Read a ticket

    The whole ticket, by its number. Custom fields come only when asked for: the filled ones in `entity_fields`, or all of them, grouped, in `entities`; the two have never been seen filled together.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"show_entities": show_entities, "include_filled_entity": include_filled_entity},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
