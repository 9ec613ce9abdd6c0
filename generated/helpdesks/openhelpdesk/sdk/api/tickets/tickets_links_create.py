# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/tickets/{id}/links: Link two tickets"""

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
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.link_list import LinkList
    from ...models.link_type import LinkType

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.links.create",
    "method": "POST",
    "path": "/api/tickets/{id}/links",
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
        "409": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> LinkList:
    from ...models.link_list import LinkList

    _readers: dict[str, _Reader[LinkList]] = {"201": LinkList.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: str,
    target_id: str,
    link_type: LinkType,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[LinkList]:
    """Link two tickets

    Staff and admin. Works in any status; the reverse link on the other ticket is made as well.

    - id: Sortable id of 26 characters.
    - target_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"target_id": target_id, "link_type": link_type}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: str,
    target_id: str,
    link_type: LinkType,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[LinkList]:
    """Link two tickets

    Staff and admin. Works in any status; the reverse link on the other ticket is made as well.

    - id: Sortable id of 26 characters.
    - target_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"target_id": target_id, "link_type": link_type}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
