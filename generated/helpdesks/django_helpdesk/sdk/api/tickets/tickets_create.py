# Generated from specs/django_helpdesk. Do not edit: make regen

"""POST /api/tickets/: Open a ticket"""

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
    from ...models.ticket import Ticket

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.create",
    "method": "POST",
    "path": "/api/tickets/",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"201": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> Ticket:
    from ...models.ticket import Ticket

    _readers: dict[str, _Reader[Ticket]] = {"201": Ticket.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    queue: int,
    title: str,
    description: str,
    priority: PriorityEnum,
    submitter_email: str | None | Unset = UNSET,
    assigned_to: int | None | Unset = UNSET,
    due_date: str | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Open a ticket

    Opens a ticket and mails its submitter that it was opened. Status, hold and resolution cannot be given here: the server would ignore them.

    - queue: Id of the queue. The API cannot list queues; every ticket names its own.
    - title: Subject.
    - description: What is asked.
    - submitter_email: The customer's address. The server mails there that the ticket was opened; without one nobody is told.
    - assigned_to: Id of the user who shall have it.
    - due_date: When it is due.
    """
    _values = _request_values(
        body=_object_body({
            "queue": queue,
            "title": title,
            "description": description,
            "priority": priority,
            "submitter_email": submitter_email,
            "assigned_to": assigned_to,
            "due_date": due_date,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    queue: int,
    title: str,
    description: str,
    priority: PriorityEnum,
    submitter_email: str | None | Unset = UNSET,
    assigned_to: int | None | Unset = UNSET,
    due_date: str | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Ticket]:
    """Open a ticket

    Opens a ticket and mails its submitter that it was opened. Status, hold and resolution cannot be given here: the server would ignore them.

    - queue: Id of the queue. The API cannot list queues; every ticket names its own.
    - title: Subject.
    - description: What is asked.
    - submitter_email: The customer's address. The server mails there that the ticket was opened; without one nobody is told.
    - assigned_to: Id of the user who shall have it.
    - due_date: When it is due.
    """
    _values = _request_values(
        body=_object_body({
            "queue": queue,
            "title": title,
            "description": description,
            "priority": priority,
            "submitter_email": submitter_email,
            "assigned_to": assigned_to,
            "due_date": due_date,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
