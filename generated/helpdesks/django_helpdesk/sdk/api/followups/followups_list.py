# Generated from specs/django_helpdesk. Do not edit: make regen

"""GET /api/followups/: List follow-ups"""

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
    from ...models.paginated_follow_up_list import PaginatedFollowUpList

OPERATION: Final[dict[str, Any]] = {
    "id": "followups.list",
    "method": "GET",
    "path": "/api/followups/",
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


def _parse(response: _httpx.Response) -> PaginatedFollowUpList:
    from ...models.paginated_follow_up_list import PaginatedFollowUpList

    _readers: dict[str, _Reader[PaginatedFollowUpList]] = {"200": PaginatedFollowUpList.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> _Response[PaginatedFollowUpList]:
    """List follow-ups

    Entries of all conversations the token's user may see. Cannot be filtered; a ticket brings its own entries.

    - page: Counted from 1. A page past the end answers 404.
    - page_size: Items on a page; 25 if not given.
    """
    _values = _request_values(
        query={"page": page, "page_size": page_size},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    page: int | Unset = UNSET,
    page_size: int | Unset = UNSET,
) -> _Response[PaginatedFollowUpList]:
    """List follow-ups

    Entries of all conversations the token's user may see. Cannot be filtered; a ticket brings its own entries.

    - page: Counted from 1. A page past the end answers 404.
    - page_size: Items on a page; 25 if not given.
    """
    _values = _request_values(
        query={"page": page, "page_size": page_size},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
