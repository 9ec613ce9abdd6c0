# Generated from specs/triage. Do not edit: make regen

"""GET /tickets/{id}/similar: Find similar tickets"""

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
    from ...models.similar_tickets import SimilarTickets

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.similar",
    "method": "GET",
    "path": "/tickets/{id}/similar",
    "parameters": [
        {
            "name": "id",
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
    "security": [],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> SimilarTickets:
    from ...models.similar_tickets import SimilarTickets

    _readers: dict[str, _Reader[SimilarTickets]] = {"200": SimilarTickets.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: str,
) -> _Response[SimilarTickets]:
    """Find similar tickets

    At most five other tickets that share words with this one, best first. It compares words, not meaning.
    """
    _values = _request_values(
        path={"id": id},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: str,
) -> _Response[SimilarTickets]:
    """Find similar tickets

    At most five other tickets that share words with this one, best first. It compares words, not meaning.
    """
    _values = _request_values(
        path={"id": id},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
