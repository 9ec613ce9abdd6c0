# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets: Create a ticket"""

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
    from ...models.ticket_create_answer import TicketCreateAnswer
    from ...models.ticket_create_data import TicketCreateData

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.create",
    "method": "POST",
    "path": "/tickets",
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
        "409": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> TicketCreateAnswer:
    from ...models.ticket_create_answer import TicketCreateAnswer

    _readers: dict[str, _Reader[TicketCreateAnswer]] = {"200": TicketCreateAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    originator_email_address: str,
    is_public: bool | Unset = UNSET,
    use_passed_originator_as_responder: bool | Unset = UNSET,
    template_identifier: str | Unset = UNSET,
    intervention: str | Unset = UNSET,
    uid: str | Unset = UNSET,
    queue_name: str | Unset = UNSET,
    participants: list[str] | Unset = UNSET,
    strict_tags: bool | Unset = UNSET,
    attachments: Sequence[FileReference | Mapping[str, Any]] | Unset = UNSET,
    data: TicketCreateData | Mapping[str, Any] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[TicketCreateAnswer]:
    """Create a ticket

    Raises a ticket for a customer, who is created where unknown. Exactly one of data.subject with data.content, template_identifier with data, or intervention with data and uid.

    - is_public: Whether the customer sees the opening response. The server says true.
    - use_passed_originator_as_responder: The opening response is posted as the customer.
    - intervention: Name of an intervention; needs uid and data.
    - queue_name: By name, Inbox when absent; not with an intervention.
    - participants: Addresses.
    - strict_tags: Refuse an @tag or a hashtag that matches nobody.
    """
    _values = _request_values(
        body=_object_body({
            "originator_email_address": originator_email_address,
            "is_public": is_public,
            "use_passed_originator_as_responder": use_passed_originator_as_responder,
            "template_identifier": template_identifier,
            "intervention": intervention,
            "uid": uid,
            "queue_name": queue_name,
            "participants": participants,
            "strict_tags": strict_tags,
            "attachments": attachments,
            "data": data,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values, key=idempotency_key), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    originator_email_address: str,
    is_public: bool | Unset = UNSET,
    use_passed_originator_as_responder: bool | Unset = UNSET,
    template_identifier: str | Unset = UNSET,
    intervention: str | Unset = UNSET,
    uid: str | Unset = UNSET,
    queue_name: str | Unset = UNSET,
    participants: list[str] | Unset = UNSET,
    strict_tags: bool | Unset = UNSET,
    attachments: Sequence[FileReference | Mapping[str, Any]] | Unset = UNSET,
    data: TicketCreateData | Mapping[str, Any] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
) -> _Response[TicketCreateAnswer]:
    """Create a ticket

    Raises a ticket for a customer, who is created where unknown. Exactly one of data.subject with data.content, template_identifier with data, or intervention with data and uid.

    - is_public: Whether the customer sees the opening response. The server says true.
    - use_passed_originator_as_responder: The opening response is posted as the customer.
    - intervention: Name of an intervention; needs uid and data.
    - queue_name: By name, Inbox when absent; not with an intervention.
    - participants: Addresses.
    - strict_tags: Refuse an @tag or a hashtag that matches nobody.
    """
    _values = _request_values(
        body=_object_body({
            "originator_email_address": originator_email_address,
            "is_public": is_public,
            "use_passed_originator_as_responder": use_passed_originator_as_responder,
            "template_identifier": template_identifier,
            "intervention": intervention,
            "uid": uid,
            "queue_name": queue_name,
            "participants": participants,
            "strict_tags": strict_tags,
            "attachments": attachments,
            "data": data,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values, key=idempotency_key), _parse)
