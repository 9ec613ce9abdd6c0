# Generated from specs/triage. Do not edit: make regen

"""GET /knowledge: Search the knowledge articles"""

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
    from ...models.knowledge_results import KnowledgeResults

OPERATION: Final[dict[str, Any]] = {
    "id": "knowledge.search",
    "method": "GET",
    "path": "/knowledge",
    "parameters": [
        {
            "name": "query",
            "in": "query",
            "required": True,
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
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> KnowledgeResults:
    from ...models.knowledge_results import KnowledgeResults

    _readers: dict[str, _Reader[KnowledgeResults]] = {"200": KnowledgeResults.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    query: str,
    limit: int | Unset = UNSET,
) -> _Response[KnowledgeResults]:
    """Search the knowledge articles

    Articles that hold the whole query, letter case aside, in id, title, tags or body. Not ranked.
    """
    _values = _request_values(
        query={"query": query, "limit": limit},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    query: str,
    limit: int | Unset = UNSET,
) -> _Response[KnowledgeResults]:
    """Search the knowledge articles

    Articles that hold the whole query, letter case aside, in id, title, tags or body. Not ranked.
    """
    _values = _request_values(
        query={"query": query, "limit": limit},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
