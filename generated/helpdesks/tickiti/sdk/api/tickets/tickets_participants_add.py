# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/participants/add: Add participants to a ticket"""

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
    from ...models.ok_answer import OkAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.participants_add",
    "method": "POST",
    "path": "/tickets/participants/add",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": False,
    "idempotency": {"header": "Idempotency-Key"},
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
        "409": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> OkAnswer:
    from ...models.ok_answer import OkAnswer

    _readers: dict[str, _Reader[OkAnswer]] = {"200": OkAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    participants: list[str],
    ticket_number: str | Unset = UNSET,
    ticket_id: str | int | Unset = UNSET,
    from_email: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[OkAnswer]:
    """Add participants to a ticket

    The addresses can follow the ticket and get its mail.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    """
    _values = _request_values(
        body=_object_body({
            "participants": participants,
            "ticket_number": ticket_number,
            "ticket_id": ticket_id,
            "from_email": from_email,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values, key=idempotency_key), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    participants: list[str],
    ticket_number: str | Unset = UNSET,
    ticket_id: str | int | Unset = UNSET,
    from_email: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[OkAnswer]:
    """Add participants to a ticket

    The addresses can follow the ticket and get its mail.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    """
    _values = _request_values(
        body=_object_body({
            "participants": participants,
            "ticket_number": ticket_number,
            "ticket_id": ticket_id,
            "from_email": from_email,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values, key=idempotency_key), _parse)
