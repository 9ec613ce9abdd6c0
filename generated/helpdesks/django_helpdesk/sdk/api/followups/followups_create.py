# Generated from specs/django_helpdesk. Do not edit: make regen

"""POST /api/followups/: Add to a ticket's conversation"""

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
from helpdesks._client.types import UNSET, File, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.follow_up import FollowUp
    from ...models.status_enum import StatusEnum

OPERATION: Final[dict[str, Any]] = {
    "id": "followups.create",
    "method": "POST",
    "path": "/api/followups/",
    "parameters": [],
    "body": {
        "required": True,
        "media": {
            "multipart/form-data": {
                "kind": "multipart",
                "parts": {
                    "ticket": {"kind": "text"},
                    "comment": {"kind": "text"},
                    "public": {"kind": "text"},
                    "new_status": {"kind": "text"},
                    "time_spent": {"kind": "text"},
                    "attachments": {"kind": "file"},
                },
            },
        },
    },
    "accept": "application/json",
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"201": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> FollowUp:
    from ...models.follow_up import FollowUp

    _readers: dict[str, _Reader[FollowUp]] = {"201": FollowUp.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket: int,
    comment: str,
    public: bool,
    new_status: StatusEnum | Unset = UNSET,
    time_spent: str | Unset = UNSET,
    attachments: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUp]:
    """Add to a ticket's conversation

    Adds an entry, and with new_status moves the ticket. A public entry mails the customer. On a resolved ticket every new entry, internal ones too, becomes the ticket's resolution, which the customer can read; moving a ticket to resolved does the same, to closed if it has none. People on the ticket's copy list and the assigned user may be mailed about internal entries (a setting of the site). The server would take a title here too and rename the ticket with it, so none can be given.

    - ticket: Id of the ticket.
    - comment: The text. It may not hold "{{", "{%", "{#" or "%}": the server would replace such text with ticket data, drop it or fail.
    - public: true: the customer is mailed and can read it. false: staff only.
    - time_spent: [days] hours:minutes:seconds, such as 00:30:00.
    - attachments: Files; a public follow-up mails them too.
    """
    _values = _request_values(
        body=_object_body({
            "ticket": ticket,
            "comment": comment,
            "public": public,
            "new_status": new_status,
            "time_spent": time_spent,
            "attachments": attachments,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket: int,
    comment: str,
    public: bool,
    new_status: StatusEnum | Unset = UNSET,
    time_spent: str | Unset = UNSET,
    attachments: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUp]:
    """Add to a ticket's conversation

    Adds an entry, and with new_status moves the ticket. A public entry mails the customer. On a resolved ticket every new entry, internal ones too, becomes the ticket's resolution, which the customer can read; moving a ticket to resolved does the same, to closed if it has none. People on the ticket's copy list and the assigned user may be mailed about internal entries (a setting of the site). The server would take a title here too and rename the ticket with it, so none can be given.

    - ticket: Id of the ticket.
    - comment: The text. It may not hold "{{", "{%", "{#" or "%}": the server would replace such text with ticket data, drop it or fail.
    - public: true: the customer is mailed and can read it. false: staff only.
    - time_spent: [days] hours:minutes:seconds, such as 00:30:00.
    - attachments: Files; a public follow-up mails them too.
    """
    _values = _request_values(
        body=_object_body({
            "ticket": ticket,
            "comment": comment,
            "public": public,
            "new_status": new_status,
            "time_spent": time_spent,
            "attachments": attachments,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
