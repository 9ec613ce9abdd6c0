# Generated from specs/tiflux. Do not edit: make regen

"""PUT /tickets/{ticket_number}/checklists/{id}/items/{index}: Fill in an item of a checklist"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    from ...models.checklist import Checklist
    from ...models.checklist_tick import ChecklistTick

OPERATION: Final[dict[str, Any]] = {
    "id": "put_tickets_ticket_number_checklists_id_items_index",
    "method": "PUT",
    "path": "/tickets/{ticket_number}/checklists/{id}/items/{index}",
    "parameters": [
        {
            "name": "ticket_number",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "id",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "index",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Checklist:
    from ...models.checklist import Checklist

    _readers: dict[str, _Reader[Checklist]] = {"200": Checklist.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    id: int,
    index: int,
    value: str | int | bool | None | Unset = UNSET,
    options: Sequence[ChecklistTick | Mapping[str, Any]] | Unset = UNSET,
) -> _Response[Checklist]:
    """Fill in an item of a checklist

    Exactly one of `value` and `options`: options for an item that has some, value for any other. The item is named by its position, and 0 is the first. The answer is the whole checklist.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number, "id": id, "index": index},
        body=_object_body({"value": value, "options": options}, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    id: int,
    index: int,
    value: str | int | bool | None | Unset = UNSET,
    options: Sequence[ChecklistTick | Mapping[str, Any]] | Unset = UNSET,
) -> _Response[Checklist]:
    """Fill in an item of a checklist

    Exactly one of `value` and `options`: options for an item that has some, value for any other. The item is named by its position, and 0 is the first. The answer is the whole checklist.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number, "id": id, "index": index},
        body=_object_body({"value": value, "options": options}, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
