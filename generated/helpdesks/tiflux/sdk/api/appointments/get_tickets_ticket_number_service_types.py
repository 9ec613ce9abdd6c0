# Generated from specs/tiflux. Do not edit: make regen

"""GET /tickets/{ticket_number}/service-types: List what time on a ticket can be charged to"""

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
    from ...models.service_types import ServiceTypes

OPERATION: Final[dict[str, Any]] = {
    "id": "get_tickets_ticket_number_service-types",
    "method": "GET",
    "path": "/tickets/{ticket_number}/service-types",
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
            "name": "date",
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


def _parse(response: _httpx.Response) -> ServiceTypes:
    from ...models.service_types import ServiceTypes

    _readers: dict[str, _Reader[ServiceTypes]] = {"200": ServiceTypes.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    date: str | Unset = UNSET,
) -> _Response[ServiceTypes]:
    """List what time on a ticket can be charged to

    The contract riders and loose services of the ticket's client: ids for `contract_rider_id` and `loose_service_id` of an appointment.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"date": date},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    date: str | Unset = UNSET,
) -> _Response[ServiceTypes]:
    """List what time on a ticket can be charged to

    The contract riders and loose services of the ticket's client: ids for `contract_rider_id` and `loose_service_id` of an appointment.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"date": date},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
