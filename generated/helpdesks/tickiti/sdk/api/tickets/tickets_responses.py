# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/responses: List the responses of a ticket"""

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
    from ...models.body_field import BodyField
    from ...models.ticket_responses_answer import TicketResponsesAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.responses",
    "method": "POST",
    "path": "/tickets/responses",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": True,
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
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> TicketResponsesAnswer:
    from ...models.ticket_responses_answer import TicketResponsesAnswer

    _readers: dict[str, _Reader[TicketResponsesAnswer]] = {"200": TicketResponsesAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: str | Unset = UNSET,
    ticket_id: str | int | Unset = UNSET,
    fields: list[BodyField] | Unset = UNSET,
    max_body_chars: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketResponsesAnswer]:
    """List the responses of a ticket

    The thread of one ticket, pinned entries first, then oldest to newest.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    - fields: Which bodies to send.
    - max_body_chars: Cut bodies after this many characters; marked *_truncated.
    """
    _values = _request_values(
        body=_object_body({
            "ticket_number": ticket_number,
            "ticket_id": ticket_id,
            "fields": fields,
            "max_body_chars": max_body_chars,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: str | Unset = UNSET,
    ticket_id: str | int | Unset = UNSET,
    fields: list[BodyField] | Unset = UNSET,
    max_body_chars: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketResponsesAnswer]:
    """List the responses of a ticket

    The thread of one ticket, pinned entries first, then oldest to newest.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    - fields: Which bodies to send.
    - max_body_chars: Cut bodies after this many characters; marked *_truncated.
    """
    _values = _request_values(
        body=_object_body({
            "ticket_number": ticket_number,
            "ticket_id": ticket_id,
            "fields": fields,
            "max_body_chars": max_body_chars,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
