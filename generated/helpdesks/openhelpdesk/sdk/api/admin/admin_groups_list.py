# Generated from specs/openhelpdesk. Do not edit: make regen

"""GET /api/admin/groups: List groups"""

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
    from ...models.group_page import GroupPage

OPERATION: Final[dict[str, Any]] = {
    "id": "admin.groups.list",
    "method": "GET",
    "path": "/api/admin/groups",
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


def _parse(response: _httpx.Response) -> GroupPage:
    from ...models.group_page import GroupPage

    _readers: dict[str, _Reader[GroupPage]] = {"200": GroupPage.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> _Response[GroupPage]:
    """List groups

    Admin. With the number of members and the scope entries.
    """
    _values = _request_values(
        query={"page": page, "per_page": per_page},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> _Response[GroupPage]:
    """List groups

    Admin. With the number of members and the scope entries.
    """
    _values = _request_values(
        query={"page": page, "per_page": per_page},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
