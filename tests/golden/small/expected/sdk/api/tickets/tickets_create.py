# Generated from specs/small. Do not edit: make regen

"""POST /tickets: Create a ticket"""

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
    from ...models.ticket_request import TicketRequest
    from ...models.ticket_request_state import TicketRequestState

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.create",
    "method": "POST",
    "path": "/tickets",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["key"]],
    "server": None,
    "retry_safe": False,
    "idempotency": {"header": "Idempotency-Key"},
    "failure": [],
    "pagination": None,
    "responses": {"201": {"kind": "json", "media": "application/json"}, "403": {"kind": "none", "media": None}},
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
    due: str | None | Unset = UNSET,
    state: TicketRequestState | Unset = UNSET,
    parent: TicketRequest | Mapping[str, Any] | Unset = UNSET,
    class_: str | Unset = UNSET,
    extra: Mapping[str, int] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[Ticket]:
    """Create a ticket

    - class_: a Python keyword, and \"\"\" quotes
    """
    _values = _request_values(
        body=_object_body({"subject": subject, "due": due, "state": state, "parent": parent, "class": class_, "extra": extra}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values, key=idempotency_key), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    subject: str,
    due: str | None | Unset = UNSET,
    state: TicketRequestState | Unset = UNSET,
    parent: TicketRequest | Mapping[str, Any] | Unset = UNSET,
    class_: str | Unset = UNSET,
    extra: Mapping[str, int] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[Ticket]:
    """Create a ticket

    - class_: a Python keyword, and \"\"\" quotes
    """
    _values = _request_values(
        body=_object_body({"subject": subject, "due": due, "state": state, "parent": parent, "class": class_, "extra": extra}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values, key=idempotency_key), _parse)
