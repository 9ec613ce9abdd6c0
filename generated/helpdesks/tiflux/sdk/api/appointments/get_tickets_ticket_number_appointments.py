# Generated from specs/tiflux. Do not edit: make regen

"""GET /tickets/{ticket_number}/appointments: List the appointments of a ticket"""

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
    from ...models.appointment import Appointment

OPERATION: Final[dict[str, Any]] = {
    "id": "get_tickets_ticket_number_appointments",
    "method": "GET",
    "path": "/tickets/{ticket_number}/appointments",
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
            "name": "user_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "start_date",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "end_date",
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
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> list[Appointment]:
    from ...models.appointment import Appointment

    _readers: dict[str, _Reader[list[Appointment]]] = {"200": _list_of(Appointment.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> _Response[list[Appointment]]:
    """List the appointments of a ticket

    Time worked on the ticket, on any desk. Both dates are included. `valorization` is null on desks that do not put a price on time.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"offset": offset, "limit": limit, "user_id": user_id, "start_date": start_date, "end_date": end_date},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> _Response[list[Appointment]]:
    """List the appointments of a ticket

    Time worked on the ticket, on any desk. Both dates are included. `valorization` is null on desks that do not put a price on time.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"offset": offset, "limit": limit, "user_id": user_id, "start_date": start_date, "end_date": end_date},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
