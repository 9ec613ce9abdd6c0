# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/admin/types/{id}/items: Create an item in a type"""

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
    from ...models.ticket_item import TicketItem

OPERATION: Final[dict[str, Any]] = {
    "id": "admin.items.create",
    "method": "POST",
    "path": "/api/admin/types/{id}/items",
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
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> TicketItem:
    from ...models.ticket_item import TicketItem

    _readers: dict[str, _Reader[TicketItem]] = {"201": TicketItem.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: str,
    name: str,
    sort_order: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketItem]:
    """Create an item in a type

    Admin.

    - id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"name": name, "sort_order": sort_order}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: str,
    name: str,
    sort_order: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketItem]:
    """Create an item in a type

    Admin.

    - id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"name": name, "sort_order": sort_order}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
