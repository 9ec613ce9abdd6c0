# Generated from specs/django_helpdesk. Do not edit: make regen

"""PUT /api/tickets/{id}/: Replace a ticket"""

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
    from ...models.priority_enum import PriorityEnum
    from ...models.status_enum import StatusEnum
    from ...models.ticket import Ticket

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.replace",
    "method": "PUT",
    "path": "/api/tickets/{id}/",
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
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> Ticket:
    from ...models.ticket import Ticket

    _readers: dict[str, _Reader[Ticket]] = {"200": Ticket.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    queue: int,
    title: str,
    description: str | None | Unset = UNSET,
    resolution: str | None | Unset = UNSET,
    submitter_email: str | None | Unset = UNSET,
    assigned_to: int | None | Unset = UNSET,
    status: StatusEnum | Unset = UNSET,
    on_hold: bool | Unset = UNSET,
    priority: PriorityEnum | Unset = UNSET,
    due_date: str | None | Unset = UNSET,
    merged_to: int | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Replace a ticket

    As the change of fields, but queue and title must be given. What is left out keeps its value all the same.

    - queue: Id of the queue.
    - title: Subject.
    - description: The question.
    - resolution: How it was solved; the customer can read it.
    - submitter_email: The customer's address.
    - assigned_to: Id of the user who shall have it.
    - on_hold: Not escalated while true.
    - due_date: When it is due.
    - merged_to: Id of the ticket it was merged into.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "queue": queue,
            "title": title,
            "description": description,
            "resolution": resolution,
            "submitter_email": submitter_email,
            "assigned_to": assigned_to,
            "status": status,
            "on_hold": on_hold,
            "priority": priority,
            "due_date": due_date,
            "merged_to": merged_to,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    queue: int,
    title: str,
    description: str | None | Unset = UNSET,
    resolution: str | None | Unset = UNSET,
    submitter_email: str | None | Unset = UNSET,
    assigned_to: int | None | Unset = UNSET,
    status: StatusEnum | Unset = UNSET,
    on_hold: bool | Unset = UNSET,
    priority: PriorityEnum | Unset = UNSET,
    due_date: str | None | Unset = UNSET,
    merged_to: int | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Replace a ticket

    As the change of fields, but queue and title must be given. What is left out keeps its value all the same.

    - queue: Id of the queue.
    - title: Subject.
    - description: The question.
    - resolution: How it was solved; the customer can read it.
    - submitter_email: The customer's address.
    - assigned_to: Id of the user who shall have it.
    - on_hold: Not escalated while true.
    - due_date: When it is due.
    - merged_to: Id of the ticket it was merged into.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "queue": queue,
            "title": title,
            "description": description,
            "resolution": resolution,
            "submitter_email": submitter_email,
            "assigned_to": assigned_to,
            "status": status,
            "on_hold": on_hold,
            "priority": priority,
            "due_date": due_date,
            "merged_to": merged_to,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
