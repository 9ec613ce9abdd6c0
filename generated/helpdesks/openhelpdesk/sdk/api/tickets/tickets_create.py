# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/tickets: Create a ticket"""

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
    from ...models.ticket import Ticket
    from ...models.ticket_create_priority import TicketCreatePriority

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.create",
    "method": "POST",
    "path": "/api/tickets",
    "parameters": [],
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
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Ticket:
    from ...models.ticket import Ticket

    _readers: dict[str, _Reader[Ticket]] = {"201": Ticket.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    subject: str,
    description: str,
    category_id: str,
    type_id: str | None | Unset = UNSET,
    item_id: str | None | Unset = UNSET,
    priority: TicketCreatePriority | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Create a ticket

    Any role; the caller becomes the submitter and is mailed. For a user, `item_id` and (unless the installation allows it) `priority` are ignored. Guests may use it without a credential where guest submission is on.

    - subject: One line that says what is wrong.
    - description: Markdown: bold, italic, code, lists, links, quotes.
    - category_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        body=_object_body({
            "subject": subject,
            "description": description,
            "category_id": category_id,
            "type_id": type_id,
            "item_id": item_id,
            "priority": priority,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    subject: str,
    description: str,
    category_id: str,
    type_id: str | None | Unset = UNSET,
    item_id: str | None | Unset = UNSET,
    priority: TicketCreatePriority | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Create a ticket

    Any role; the caller becomes the submitter and is mailed. For a user, `item_id` and (unless the installation allows it) `priority` are ignored. Guests may use it without a credential where guest submission is on.

    - subject: One line that says what is wrong.
    - description: Markdown: bold, italic, code, lists, links, quotes.
    - category_id: Sortable id of 26 characters.
    """
    _values = _request_values(
        body=_object_body({
            "subject": subject,
            "description": description,
            "category_id": category_id,
            "type_id": type_id,
            "item_id": item_id,
            "priority": priority,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
