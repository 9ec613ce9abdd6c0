# Generated from specs/django_helpdesk. Do not edit: make regen

"""PUT /api/followups/{id}/: Replace a follow-up"""

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
    from ...models.follow_up import FollowUp
    from ...models.status_enum import StatusEnum

OPERATION: Final[dict[str, Any]] = {
    "id": "followups.replace",
    "method": "PUT",
    "path": "/api/followups/{id}/",
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


def _parse(response: _httpx.Response) -> FollowUp:
    from ...models.follow_up import FollowUp

    _readers: dict[str, _Reader[FollowUp]] = {"200": FollowUp.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    ticket: int,
    title: str | None | Unset = UNSET,
    comment: str | None | Unset = UNSET,
    public: bool | Unset = UNSET,
    new_status: StatusEnum | None | Unset = UNSET,
    time_spent: str | None | Unset = UNSET,
    user: int | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUp]:
    """Replace a follow-up

    As the change of an entry, but the ticket must be given. What is left out keeps its value.

    - ticket: Id of the ticket.
    - title: The follow-up's own heading.
    - comment: The text.
    - public: Whether the customer can read it. Nobody is mailed about the change.
    - new_status: Only what the history says; the ticket stays as it is.
    - time_spent: [days] hours:minutes:seconds
    - user: Id of its author.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "ticket": ticket,
            "title": title,
            "comment": comment,
            "public": public,
            "new_status": new_status,
            "time_spent": time_spent,
            "user": user,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    ticket: int,
    title: str | None | Unset = UNSET,
    comment: str | None | Unset = UNSET,
    public: bool | Unset = UNSET,
    new_status: StatusEnum | None | Unset = UNSET,
    time_spent: str | None | Unset = UNSET,
    user: int | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUp]:
    """Replace a follow-up

    As the change of an entry, but the ticket must be given. What is left out keeps its value.

    - ticket: Id of the ticket.
    - title: The follow-up's own heading.
    - comment: The text.
    - public: Whether the customer can read it. Nobody is mailed about the change.
    - new_status: Only what the history says; the ticket stays as it is.
    - time_spent: [days] hours:minutes:seconds
    - user: Id of its author.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({
            "ticket": ticket,
            "title": title,
            "comment": comment,
            "public": public,
            "new_status": new_status,
            "time_spent": time_spent,
            "user": user,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
