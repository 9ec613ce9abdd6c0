# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/respond: Respond to a ticket"""

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
    from ...models.file_reference import FileReference
    from ...models.priority_level import PriorityLevel
    from ...models.ticket_respond_answer import TicketRespondAnswer
    from ...models.ticket_status import TicketStatus

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.respond",
    "method": "POST",
    "path": "/tickets/respond",
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


def _parse(response: _httpx.Response) -> TicketRespondAnswer:
    from ...models.ticket_respond_answer import TicketRespondAnswer

    _readers: dict[str, _Reader[TicketRespondAnswer]] = {"200": TicketRespondAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    from_email: str,
    ticket_number: str | Unset = UNSET,
    ticket_id: str | int | Unset = UNSET,
    content: str | Unset = UNSET,
    is_internal: bool | Unset = UNSET,
    send_full_email: bool | Unset = UNSET,
    keep_status: bool | Unset = UNSET,
    status: TicketStatus | Unset = UNSET,
    on_hold_until: str | Unset = UNSET,
    assigned_to_email: str | Unset = UNSET,
    priority: PriorityLevel | Unset = UNSET,
    resolved: str | int | Unset = UNSET,
    queue: str | Unset = UNSET,
    subject: str | Unset = UNSET,
    add_participants: list[str] | Unset = UNSET,
    remove_participants: list[str] | Unset = UNSET,
    attachments: Sequence[FileReference | Mapping[str, Any]] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[TicketRespondAnswer]:
    """Respond to a ticket

    Posts a reply that the customer sees, or a note with is_internal, and changes the ticket on the way. A public reply reopens a closed ticket unless told otherwise.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    - content: HTML.
    - is_internal: A note for staff only; false when absent.
    - send_full_email: The customer's mail holds the whole reply.
    - keep_status: Do not reopen the ticket.
    - on_hold_until: A day, YYYY-MM-DD.
    - assigned_to_email: A staff address, `team:<id>`, or `Unassigned` where an assignment is to be taken away.
    - resolved: Resolution category by id or name.
    - queue: Move to the queue of this name.
    - subject: New subject of the ticket.
    - add_participants: Addresses.
    - remove_participants: Addresses.
    """
    _values = _request_values(
        body=_object_body({
            "from_email": from_email,
            "ticket_number": ticket_number,
            "ticket_id": ticket_id,
            "content": content,
            "is_internal": is_internal,
            "send_full_email": send_full_email,
            "keep_status": keep_status,
            "status": status,
            "on_hold_until": on_hold_until,
            "assigned_to_email": assigned_to_email,
            "priority": priority,
            "resolved": resolved,
            "queue": queue,
            "subject": subject,
            "add_participants": add_participants,
            "remove_participants": remove_participants,
            "attachments": attachments,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values, key=idempotency_key), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    from_email: str,
    ticket_number: str | Unset = UNSET,
    ticket_id: str | int | Unset = UNSET,
    content: str | Unset = UNSET,
    is_internal: bool | Unset = UNSET,
    send_full_email: bool | Unset = UNSET,
    keep_status: bool | Unset = UNSET,
    status: TicketStatus | Unset = UNSET,
    on_hold_until: str | Unset = UNSET,
    assigned_to_email: str | Unset = UNSET,
    priority: PriorityLevel | Unset = UNSET,
    resolved: str | int | Unset = UNSET,
    queue: str | Unset = UNSET,
    subject: str | Unset = UNSET,
    add_participants: list[str] | Unset = UNSET,
    remove_participants: list[str] | Unset = UNSET,
    attachments: Sequence[FileReference | Mapping[str, Any]] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[TicketRespondAnswer]:
    """Respond to a ticket

    Posts a reply that the customer sees, or a note with is_internal, and changes the ticket on the way. A public reply reopens a closed ticket unless told otherwise.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    - content: HTML.
    - is_internal: A note for staff only; false when absent.
    - send_full_email: The customer's mail holds the whole reply.
    - keep_status: Do not reopen the ticket.
    - on_hold_until: A day, YYYY-MM-DD.
    - assigned_to_email: A staff address, `team:<id>`, or `Unassigned` where an assignment is to be taken away.
    - resolved: Resolution category by id or name.
    - queue: Move to the queue of this name.
    - subject: New subject of the ticket.
    - add_participants: Addresses.
    - remove_participants: Addresses.
    """
    _values = _request_values(
        body=_object_body({
            "from_email": from_email,
            "ticket_number": ticket_number,
            "ticket_id": ticket_id,
            "content": content,
            "is_internal": is_internal,
            "send_full_email": send_full_email,
            "keep_status": keep_status,
            "status": status,
            "on_hold_until": on_hold_until,
            "assigned_to_email": assigned_to_email,
            "priority": priority,
            "resolved": resolved,
            "queue": queue,
            "subject": subject,
            "add_participants": add_participants,
            "remove_participants": remove_participants,
            "attachments": attachments,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values, key=idempotency_key), _parse)
