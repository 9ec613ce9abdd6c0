# Generated from specs/tiflux. Do not edit: make regen

"""PUT /chats/{id}/archive: Archive a chat"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "put_chats_id_archive",
    "method": "PUT",
    "path": "/chats/{id}/archive",
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
    "body": {"required": False, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "202": {"kind": "none", "media": None},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> None:
    _read_answer(OPERATION, response, {})


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    services_catalogs_item_id: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[None]:
    """Archive a chat

    Ends the chat; the answer is 202. The catalog item is needed where the organisation uses catalogs in chats (422 otherwise).

    - services_catalogs_item_id: Needed where the organisation uses catalogs in chats.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"services_catalogs_item_id": services_catalogs_item_id}, additional_properties, required=False),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    services_catalogs_item_id: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[None]:
    """Archive a chat

    Ends the chat; the answer is 202. The catalog item is needed where the organisation uses catalogs in chats (422 otherwise).

    - services_catalogs_item_id: Needed where the organisation uses catalogs in chats.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"services_catalogs_item_id": services_catalogs_item_id}, additional_properties, required=False),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
