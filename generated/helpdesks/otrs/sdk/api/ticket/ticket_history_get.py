# Generated from specs/otrs. Do not edit: make regen

"""POST /TicketHistoryGet: Read the history of tickets"""

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
    from ...models.ticket_history_get_answer import TicketHistoryGetAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "TicketHistoryGet",
    "method": "POST",
    "path": "/TicketHistoryGet",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "never_empty": True},
    "accept": "application/json",
    "security": [["session"], ["login"], ["headers"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [{"at": "/Error", "present": True}],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}, "500": {"kind": "text", "media": "text/plain"}},
    "lists": ["/TicketHistory"],
}


def _parse(response: _httpx.Response) -> TicketHistoryGetAnswer:
    from ...models.ticket_history_get_answer import TicketHistoryGetAnswer

    _readers: dict[str, _Reader[TicketHistoryGetAnswer]] = {"200": TicketHistoryGetAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_id: str | int | list[str | int],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketHistoryGetAnswer]:
    """Read the history of tickets

    What happened to a ticket, the oldest entry first. For agents only.

    - ticket_id: Internal ids: one, several with commas, or a list.
    """
    _values = _request_values(
        body=_object_body({"TicketID": ticket_id}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_id: str | int | list[str | int],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketHistoryGetAnswer]:
    """Read the history of tickets

    What happened to a ticket, the oldest entry first. For agents only.

    - ticket_id: Internal ids: one, several with commas, or a list.
    """
    _values = _request_values(
        body=_object_body({"TicketID": ticket_id}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
