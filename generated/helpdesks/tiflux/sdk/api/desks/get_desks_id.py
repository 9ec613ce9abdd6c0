# Generated from specs/tiflux. Do not edit: make regen

"""GET /desks/{id}: Read a desk"""

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
    from ...models.desk import Desk

OPERATION: Final[dict[str, Any]] = {
    "id": "get_desks_id",
    "method": "GET",
    "path": "/desks/{id}",
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
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Desk:
    from ...models.desk import Desk

    _readers: dict[str, _Reader[Desk]] = {"200": Desk.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
) -> _Response[Desk]:
    """Read a desk

    All settings of one desk: what a new ticket must have (`require_service_catalog_open_ticket`, `required_fields`), how time is recorded (`appointment_type`), SLA, reopening and cancelling.
    """
    _values = _request_values(
        path={"id": id},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
) -> _Response[Desk]:
    """Read a desk

    All settings of one desk: what a new ticket must have (`require_service_catalog_open_ticket`, `required_fields`), how time is recorded (`appointment_type`), SLA, reopening and cancelling.
    """
    _values = _request_values(
        path={"id": id},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
