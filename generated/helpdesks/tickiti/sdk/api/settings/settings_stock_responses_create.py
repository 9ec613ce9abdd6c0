# Generated from specs/tickiti. Do not edit: make regen

"""POST /settings/stock-responses/create: Create a stock response"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.ai_relevance import AiRelevance
    from ...models.stock_response_created import StockResponseCreated

OPERATION: Final[dict[str, Any]] = {
    "id": "settings.stock_responses.create",
    "method": "POST",
    "path": "/settings/stock-responses/create",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [
        {"at": "/my_error", "truthy": True},
        {"at": "/amf_error", "truthy": True},
        {"at": "/error", "truthy": True},
        {"at": "/ok", "is": False},
    ],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> StockResponseCreated:
    from ...models.stock_response_created import StockResponseCreated

    _readers: dict[str, _Reader[StockResponseCreated]] = {"200": StockResponseCreated.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    identifier: str | Unset = UNSET,
    category: str | Unset = UNSET,
    subcategory: str | Unset = UNSET,
    subject: str | Unset = UNSET,
    keywords: str | Unset = UNSET,
    content: str | Unset = UNSET,
    is_enabled: bool | Unset = UNSET,
    notes: str | Unset = UNSET,
    ai_relevance: AiRelevance | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[StockResponseCreated]:
    """Create a stock response

    Adds a prepared text that staff can answer with.

    - content: HTML.
    """
    _values = _request_values(
        body=_object_body({
            "identifier": identifier,
            "category": category,
            "subcategory": subcategory,
            "subject": subject,
            "keywords": keywords,
            "content": content,
            "is_enabled": is_enabled,
            "notes": notes,
            "ai_relevance": ai_relevance,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    identifier: str | Unset = UNSET,
    category: str | Unset = UNSET,
    subcategory: str | Unset = UNSET,
    subject: str | Unset = UNSET,
    keywords: str | Unset = UNSET,
    content: str | Unset = UNSET,
    is_enabled: bool | Unset = UNSET,
    notes: str | Unset = UNSET,
    ai_relevance: AiRelevance | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[StockResponseCreated]:
    """Create a stock response

    Adds a prepared text that staff can answer with.

    - content: HTML.
    """
    _values = _request_values(
        body=_object_body({
            "identifier": identifier,
            "category": category,
            "subcategory": subcategory,
            "subject": subject,
            "keywords": keywords,
            "content": content,
            "is_enabled": is_enabled,
            "notes": notes,
            "ai_relevance": ai_relevance,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
