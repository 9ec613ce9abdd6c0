# Generated from specs/otrs. Do not edit: make regen

"""POST /TicketCreate: Create a ticket with its first article"""

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
    from ...models.dynamic_field_value import DynamicFieldValue
    from ...models.file_content import FileContent
    from ...models.new_article import NewArticle
    from ...models.new_ticket import NewTicket
    from ...models.written_ticket import WrittenTicket

OPERATION: Final[dict[str, Any]] = {
    "id": "TicketCreate",
    "method": "POST",
    "path": "/TicketCreate",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "never_empty": True},
    "accept": "application/json",
    "security": [["session"], ["login"], ["headers"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [{"at": "/Error", "present": True}],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}, "500": {"kind": "text", "media": "text/plain"}},
}


def _parse(response: _httpx.Response) -> WrittenTicket:
    from ...models.written_ticket import WrittenTicket

    _readers: dict[str, _Reader[WrittenTicket]] = {"200": WrittenTicket.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket: NewTicket | Mapping[str, Any],
    article: NewArticle | Mapping[str, Any] | Sequence[NewArticle | Mapping[str, Any]],
    dynamic_field: DynamicFieldValue | Mapping[str, Any] | Sequence[DynamicFieldValue | Mapping[str, Any]] | Unset = UNSET,
    attachment: FileContent | Mapping[str, Any] | Sequence[FileContent | Mapping[str, Any]] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[WrittenTicket]:
    """Create a ticket with its first article

    Ticket and Article are needed. The customer is mailed the automatic answer of the queue, if it has one, and agents are notified. The article is visible to the customer unless IsVisibleForCustomer is 0. Queue, state, priority, type, owner and the like must exist by exactly these names. Who creates needs the permission "create" in the queue's group.

    - article: The article; Znuny also takes a list of them.
    - dynamic_field: Dynamic fields of the ticket and of the article.
    - attachment: Files of the article.
    """
    _values = _request_values(
        body=_object_body({"Ticket": ticket, "Article": article, "DynamicField": dynamic_field, "Attachment": attachment}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket: NewTicket | Mapping[str, Any],
    article: NewArticle | Mapping[str, Any] | Sequence[NewArticle | Mapping[str, Any]],
    dynamic_field: DynamicFieldValue | Mapping[str, Any] | Sequence[DynamicFieldValue | Mapping[str, Any]] | Unset = UNSET,
    attachment: FileContent | Mapping[str, Any] | Sequence[FileContent | Mapping[str, Any]] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[WrittenTicket]:
    """Create a ticket with its first article

    Ticket and Article are needed. The customer is mailed the automatic answer of the queue, if it has one, and agents are notified. The article is visible to the customer unless IsVisibleForCustomer is 0. Queue, state, priority, type, owner and the like must exist by exactly these names. Who creates needs the permission "create" in the queue's group.

    - article: The article; Znuny also takes a list of them.
    - dynamic_field: Dynamic fields of the ticket and of the article.
    - attachment: Files of the article.
    """
    _values = _request_values(
        body=_object_body({"Ticket": ticket, "Article": article, "DynamicField": dynamic_field, "Attachment": attachment}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
