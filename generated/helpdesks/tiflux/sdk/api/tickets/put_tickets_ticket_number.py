# Generated from specs/tiflux. Do not edit: make regen

"""PUT /tickets/{ticket_number}: Change a ticket"""

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

OPERATION: Final[dict[str, Any]] = {
    "id": "put_tickets_ticket_number",
    "method": "PUT",
    "path": "/tickets/{ticket_number}",
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


def _parse(response: _httpx.Response) -> Ticket:
    from ...models.ticket import Ticket

    _readers: dict[str, _Reader[Ticket]] = {"200": Ticket.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    title: str | Unset = UNSET,
    description: str | Unset = UNSET,
    client_id: int | Unset = UNSET,
    desk_id: int | Unset = UNSET,
    stage_id: int | Unset = UNSET,
    status_id: int | Unset = UNSET,
    responsible_id: int | None | Unset = UNSET,
    priority_id: int | Unset = UNSET,
    priority_change_reason: str | Unset = UNSET,
    services_catalogs_item_id: int | Unset = UNSET,
    requestor_id: int | Unset = UNSET,
    followers: str | Unset = UNSET,
    ticket_reference_number: int | None | Unset = UNSET,
    stopped: bool | Unset = UNSET,
    stop_answer: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Change a ticket

    Only open tickets; what is left out stays. The answer is the ticket itself, not wrapped. `followers` replaces the whole list. A null takes the responsible or the parent away. A new priority on the same desk needs `priority_change_reason`, which is refused together with a new desk. Moving to another desk works only between related desks, and the new desk may demand a catalog item. Custom fields have an operation of their own.

    - description: HTML or plain text.
    - desk_id: Moves the ticket; related desks only.
    - stage_id: A stage of the desk.
    - responsible_id: Null takes the responsible away.
    - priority_change_reason: Needed with a new priority on the same desk; refused with a new desk.
    - requestor_id: A requestor of the client; cannot be a follower as well.
    - followers: E-mail addresses, comma-separated; replaces the whole list.
    - ticket_reference_number: Number of the parent ticket; null takes it away.
    - stopped: True pauses the SLA.
    - stop_answer: Why the SLA is paused.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({
            "title": title,
            "description": description,
            "client_id": client_id,
            "desk_id": desk_id,
            "stage_id": stage_id,
            "status_id": status_id,
            "responsible_id": responsible_id,
            "priority_id": priority_id,
            "priority_change_reason": priority_change_reason,
            "services_catalogs_item_id": services_catalogs_item_id,
            "requestor_id": requestor_id,
            "followers": followers,
            "ticket_reference_number": ticket_reference_number,
            "stopped": stopped,
            "stop_answer": stop_answer,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    title: str | Unset = UNSET,
    description: str | Unset = UNSET,
    client_id: int | Unset = UNSET,
    desk_id: int | Unset = UNSET,
    stage_id: int | Unset = UNSET,
    status_id: int | Unset = UNSET,
    responsible_id: int | None | Unset = UNSET,
    priority_id: int | Unset = UNSET,
    priority_change_reason: str | Unset = UNSET,
    services_catalogs_item_id: int | Unset = UNSET,
    requestor_id: int | Unset = UNSET,
    followers: str | Unset = UNSET,
    ticket_reference_number: int | None | Unset = UNSET,
    stopped: bool | Unset = UNSET,
    stop_answer: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Change a ticket

    Only open tickets; what is left out stays. The answer is the ticket itself, not wrapped. `followers` replaces the whole list. A null takes the responsible or the parent away. A new priority on the same desk needs `priority_change_reason`, which is refused together with a new desk. Moving to another desk works only between related desks, and the new desk may demand a catalog item. Custom fields have an operation of their own.

    - description: HTML or plain text.
    - desk_id: Moves the ticket; related desks only.
    - stage_id: A stage of the desk.
    - responsible_id: Null takes the responsible away.
    - priority_change_reason: Needed with a new priority on the same desk; refused with a new desk.
    - requestor_id: A requestor of the client; cannot be a follower as well.
    - followers: E-mail addresses, comma-separated; replaces the whole list.
    - ticket_reference_number: Number of the parent ticket; null takes it away.
    - stopped: True pauses the SLA.
    - stop_answer: Why the SLA is paused.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({
            "title": title,
            "description": description,
            "client_id": client_id,
            "desk_id": desk_id,
            "stage_id": stage_id,
            "status_id": status_id,
            "responsible_id": responsible_id,
            "priority_id": priority_id,
            "priority_change_reason": priority_change_reason,
            "services_catalogs_item_id": services_catalogs_item_id,
            "requestor_id": requestor_id,
            "followers": followers,
            "ticket_reference_number": ticket_reference_number,
            "stopped": stopped,
            "stop_answer": stop_answer,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
