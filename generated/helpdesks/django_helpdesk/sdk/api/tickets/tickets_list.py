# Generated from specs/django_helpdesk. Do not edit: make regen

"""GET /api/tickets/: List tickets"""

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
    from ...models.paginated_ticket_list import PaginatedTicketList
    from ...models.status_enum import StatusEnum

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.list",
    "method": "GET",
    "path": "/api/tickets/",
    "parameters": [
        {
            "name": "page",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "page_size",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "status",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": None,
    "accept": "application/json",
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": {
        "style": "page",
        "page": "query.page",
        "size": "query.page_size",
        "first": 1,
        "items": "/results",
        "total": "/count",
        "next": "/next",
    },
    "responses": {"200": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> PaginatedTicketList:
    from ...models.paginated_ticket_list import PaginatedTicketList

    _readers: dict[str, _Reader[PaginatedTicketList]] = {"200": PaginatedTicketList.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    status: list[StatusEnum] | Unset = UNSET,
) -> _Response[PaginatedTicketList]:
    """List tickets

    Tickets of the queues the token's user may see, by id, each with its whole conversation. Filters by status only: there is no text search, and unknown parameters are ignored.

    - page: Counted from 1. A page past the end answers 404.
    - page_size: Items on a page; 25 if not given.
    """
    _values = _request_values(
        query={"page": page, "page_size": page_size, "status": status},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
    status: list[StatusEnum] | Unset = UNSET,
) -> _Response[PaginatedTicketList]:
    """List tickets

    Tickets of the queues the token's user may see, by id, each with its whole conversation. Filters by status only: there is no text search, and unknown parameters are ignored.

    - page: Counted from 1. A page past the end answers 404.
    - page_size: Items on a page; 25 if not given.
    """
    _values = _request_values(
        query={"page": page, "page_size": page_size, "status": status},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
