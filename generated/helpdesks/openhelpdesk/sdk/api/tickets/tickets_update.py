# Generated from specs/openhelpdesk. Do not edit: make regen

"""PATCH /api/tickets/{id}: Change status, priority, assignment or classification"""

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
    from ...models.priority import Priority
    from ...models.ticket import Ticket

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.update",
    "method": "PATCH",
    "path": "/api/tickets/{id}",
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
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Ticket:
    from ...models.ticket import Ticket

    _readers: dict[str, _Reader[Ticket]] = {"200": Ticket.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: str,
    status_id: str | Unset = UNSET,
    priority: Priority | Unset = UNSET,
    assignee_id: str | None | Unset = UNSET,
    group_id: str | None | Unset = UNSET,
    category_id: str | Unset = UNSET,
    type_id: str | None | Unset = UNSET,
    item_id: str | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Change status, priority, assignment or classification

    Staff and admin. Only the fields sent change. Staff must have the ticket in scope, except for assigning, which is open to all staff. Do not set `assignee_id` and `group_id` together; null in either unassigns. Setting the status Resolved starts the time in which the submitter can reopen by replying.

    - id: Sortable id of 26 characters.
    - status_id: Sortable id of 26 characters.
    - category_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "status_id": status_id,
            "priority": priority,
            "assignee_id": assignee_id,
            "group_id": group_id,
            "category_id": category_id,
            "type_id": type_id,
            "item_id": item_id,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: str,
    status_id: str | Unset = UNSET,
    priority: Priority | Unset = UNSET,
    assignee_id: str | None | Unset = UNSET,
    group_id: str | None | Unset = UNSET,
    category_id: str | Unset = UNSET,
    type_id: str | None | Unset = UNSET,
    item_id: str | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Change status, priority, assignment or classification

    Staff and admin. Only the fields sent change. Staff must have the ticket in scope, except for assigning, which is open to all staff. Do not set `assignee_id` and `group_id` together; null in either unassigns. Setting the status Resolved starts the time in which the submitter can reopen by replying.

    - id: Sortable id of 26 characters.
    - status_id: Sortable id of 26 characters.
    - category_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "status_id": status_id,
            "priority": priority,
            "assignee_id": assignee_id,
            "group_id": group_id,
            "category_id": category_id,
            "type_id": type_id,
            "item_id": item_id,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
