# Generated from specs/tiflux. Do not edit: make regen

"""GET /tickets/{ticket_number}/answers: List the answers of a ticket"""

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
    from ...models.answer_summary import AnswerSummary

OPERATION: Final[dict[str, Any]] = {
    "id": "get_tickets_ticket_number_answers",
    "method": "GET",
    "path": "/tickets/{ticket_number}/answers",
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


def _parse(response: _httpx.Response) -> list[AnswerSummary]:
    from ...models.answer_summary import AnswerSummary

    _readers: dict[str, _Reader[list[AnswerSummary]]] = {"200": _list_of(AnswerSummary.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _Response[list[AnswerSummary]]:
    """List the answers of a ticket

    What was written to the customer and by them. A row has no files, only their number.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"offset": offset, "limit": limit},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _Response[list[AnswerSummary]]:
    """List the answers of a ticket

    What was written to the customer and by them. A row has no files, only their number.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        query={"offset": offset, "limit": limit},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
