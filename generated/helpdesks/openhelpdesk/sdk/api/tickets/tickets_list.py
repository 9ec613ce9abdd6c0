# Generated from specs/openhelpdesk. Do not edit: make regen

"""GET /api/tickets: List tickets"""

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
    from ...models.priority import Priority
    from ...models.ticket_page import TicketPage
    from ...models.tickets_list_order import TicketsListOrder
    from ...models.tickets_list_sort import TicketsListSort

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.list",
    "method": "GET",
    "path": "/api/tickets",
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
            "name": "priority",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "assignee_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "group_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "category_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "type_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "q",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "sort",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "order",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
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
            "name": "per_page",
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
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": {
        "style": "page",
        "page": "query.page",
        "size": "query.per_page",
        "first": 1,
        "items": "/data",
        "total": "/total",
        "pages": "/total_pages",
    },
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
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
    status: list[str] | Unset = UNSET,
    priority: Priority | Unset = UNSET,
    assignee_id: str | Unset = UNSET,
    group_id: str | Unset = UNSET,
    category_id: str | Unset = UNSET,
    type_id: str | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: TicketsListSort | Unset = UNSET,
    order: TicketsListOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> _Response[TicketPage]:
    """List tickets

    Any role. A user gets their own tickets, staff the tickets in the scope of their groups and those assigned to them or their groups, an admin all. Resolved and closed tickets are included unless `status` says otherwise.

    - group_id: Sortable id of 26 characters.
    - category_id: Sortable id of 26 characters.
    - type_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        query={
            "status": status,
            "priority": priority,
            "assignee_id": assignee_id,
            "group_id": group_id,
            "category_id": category_id,
            "type_id": type_id,
            "q": q,
            "sort": sort,
            "order": order,
            "page": page,
            "per_page": per_page,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    status: list[str] | Unset = UNSET,
    priority: Priority | Unset = UNSET,
    assignee_id: str | Unset = UNSET,
    group_id: str | Unset = UNSET,
    category_id: str | Unset = UNSET,
    type_id: str | Unset = UNSET,
    q: str | Unset = UNSET,
    sort: TicketsListSort | Unset = UNSET,
    order: TicketsListOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> _Response[TicketPage]:
    """List tickets

    Any role. A user gets their own tickets, staff the tickets in the scope of their groups and those assigned to them or their groups, an admin all. Resolved and closed tickets are included unless `status` says otherwise.

    - group_id: Sortable id of 26 characters.
    - category_id: Sortable id of 26 characters.
    - type_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        query={
            "status": status,
            "priority": priority,
            "assignee_id": assignee_id,
            "group_id": group_id,
            "category_id": category_id,
            "type_id": type_id,
            "q": q,
            "sort": sort,
            "order": order,
            "page": page,
            "per_page": per_page,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
