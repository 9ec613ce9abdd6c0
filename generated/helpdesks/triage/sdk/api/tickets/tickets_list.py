# Generated from specs/triage. Do not edit: make regen

"""GET /tickets: List tickets"""

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
    from ...models.category import Category
    from ...models.priority import Priority
    from ...models.sla_state import SlaState
    from ...models.team import Team
    from ...models.ticket_page import TicketPage
    from ...models.ticket_status import TicketStatus

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.list",
    "method": "GET",
    "path": "/tickets",
    "parameters": [
        {
            "name": "status",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "category",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "priority",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "team",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "slaState",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "asOf",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
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
    ],
    "body": None,
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": {
        "style": "offset",
        "offset": "query.offset",
        "limit": "query.limit",
        "items": "/items",
        "total": "/total",
        "default_size": 20,
    },
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> TicketPage:
    from ...models.ticket_page import TicketPage

    _readers: dict[str, _Reader[TicketPage]] = {"200": TicketPage.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    status: TicketStatus | Unset = UNSET,
    category: Category | Unset = UNSET,
    priority: Priority | Unset = UNSET,
    team: Team | Unset = UNSET,
    sla_state: SlaState | Unset = UNSET,
    as_of: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _Response[TicketPage]:
    """List tickets

    In the order in which they are stored. Filters compare for equality and hold together; `total` counts what they leave.
    """
    _values = _request_values(
        query={
            "status": status,
            "category": category,
            "priority": priority,
            "team": team,
            "slaState": sla_state,
            "asOf": as_of,
            "offset": offset,
            "limit": limit,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    status: TicketStatus | Unset = UNSET,
    category: Category | Unset = UNSET,
    priority: Priority | Unset = UNSET,
    team: Team | Unset = UNSET,
    sla_state: SlaState | Unset = UNSET,
    as_of: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _Response[TicketPage]:
    """List tickets

    In the order in which they are stored. Filters compare for equality and hold together; `total` counts what they leave.
    """
    _values = _request_values(
        query={
            "status": status,
            "category": category,
            "priority": priority,
            "team": team,
            "slaState": sla_state,
            "asOf": as_of,
            "offset": offset,
            "limit": limit,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
