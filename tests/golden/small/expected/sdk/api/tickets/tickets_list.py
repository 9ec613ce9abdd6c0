# Generated from specs/small. Do not edit: make regen

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
    from ...models.page import Page
    from ...models.tickets_list_state import TicketsListState

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.list",
    "method": "GET",
    "path": "/tickets",
    "parameters": [
        {
            "name": "state",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "tag",
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
            "name": "X-Trace",
            "in": "header",
            "required": False,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": None,
    "accept": "application/json",
    "security": [["key"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": {"style": "page", "page": "query.page", "items": "/data", "total": "/total"},
    "responses": {"200": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> Page:
    from ...models.page import Page

    _readers: dict[str, _Reader[Page]] = {"200": Page.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    state: TicketsListState | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    page: int | Unset = UNSET,
    x_trace: str | Unset = UNSET,
) -> _Response[Page]:
    """List tickets"""
    _values = _request_values(
        query={"state": state, "tag": tag, "page": page},
        header={"X-Trace": x_trace},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    state: TicketsListState | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    page: int | Unset = UNSET,
    x_trace: str | Unset = UNSET,
) -> _Response[Page]:
    """List tickets"""
    _values = _request_values(
        query={"state": state, "tag": tag, "page": page},
        header={"X-Trace": x_trace},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
