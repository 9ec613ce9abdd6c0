# Generated from specs/django_helpdesk. Do not edit: make regen

"""GET /timeline_ticket_list/{query}: Data of the web timeline"""

from __future__ import annotations

from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "timeline_ticket_list.get",
    "method": "GET",
    "path": "/timeline_ticket_list/{query}",
    "parameters": [
        {
            "name": "query",
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
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"200": {"kind": "none", "media": None}},
}


def _parse(response: _httpx.Response) -> None:
    _read_answer(OPERATION, response, {})


def sync_detailed(
    _client: _Client,
    /,
    *,
    query: str,
) -> _Response[None]:
    """Data of the web timeline

    What the timeline on the website loads.
    """
    _values = _request_values(
        path={"query": query},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    query: str,
) -> _Response[None]:
    """Data of the web timeline

    What the timeline on the website loads.
    """
    _values = _request_values(
        path={"query": query},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
