# Generated from specs/tiflux. Do not edit: make regen

"""GET /knowledge-folders: List knowledge folders"""

from __future__ import annotations

from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "get_knowledge-folders",
    "method": "GET",
    "path": "/knowledge-folders",
    "parameters": [
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
            "name": "search",
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
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> list[dict[str, Any]]:
    _readers: dict[str, _Reader[list[dict[str, Any]]]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    search: str | Unset = UNSET,
) -> _Response[list[dict[str, Any]]]:
    """List knowledge folders

    Where articles are filed.
    """
    _values = _request_values(
        query={"offset": offset, "limit": limit, "search": search},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    search: str | Unset = UNSET,
) -> _Response[list[dict[str, Any]]]:
    """List knowledge folders

    Where articles are filed.
    """
    _values = _request_values(
        query={"offset": offset, "limit": limit, "search": search},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
