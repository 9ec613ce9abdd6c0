# Generated from specs/otrs. Do not edit: make regen

"""POST /TicketUpdate: Change a ticket, or add an article to it"""

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
    from ...models.ticket_change import TicketChange
    from ...models.written_ticket import WrittenTicket

OPERATION: Final[dict[str, Any]] = {
    "id": "TicketUpdate",
    "method": "POST",
    "path": "/TicketUpdate",
    "parameters": [],
    "body": {"required": False, "media": {"application/json": {"kind": "json"}}, "never_empty": True},
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
    ticket_id: str | int | Unset = UNSET,
    ticket_number: str | int | Unset = UNSET,
    ticket: TicketChange | Mapping[str, Any] | Unset = UNSET,
    article: NewArticle | Mapping[str, Any] | Sequence[NewArticle | Mapping[str, Any]] | Unset = UNSET,
    dynamic_field: DynamicFieldValue | Mapping[str, Any] | Sequence[DynamicFieldValue | Mapping[str, Any]] | Unset = UNSET,
    attachment: FileContent | Mapping[str, Any] | Sequence[FileContent | Mapping[str, Any]] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[WrittenTicket]:
    """Change a ticket, or add an article to it

    Takes TicketID or TicketNumber; the number wins. An article is a reply or a note: it is visible to the customer unless IsVisibleForCustomer is 0, and it is mailed only with ArticleSend on Znuny. Attachment and dynamic fields of an article need Article. A pending state needs PendingTime. Permissions are checked first, for each kind of change; then the changes are made one after another, and a fault (HTTP 500) may leave the first of them done.

    - ticket_id: The ticket's internal id. This or TicketNumber.
    - ticket_number: The number that people use. It wins over TicketID.
    - article: The article; Znuny also takes a list of them.
    - dynamic_field: Dynamic fields of the ticket, or of the new article.
    - attachment: Files of the new article.
    """
    _values = _request_values(
        body=_object_body({
            "TicketID": ticket_id,
            "TicketNumber": ticket_number,
            "Ticket": ticket,
            "Article": article,
            "DynamicField": dynamic_field,
            "Attachment": attachment,
        }, additional_properties, required=False),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_id: str | int | Unset = UNSET,
    ticket_number: str | int | Unset = UNSET,
    ticket: TicketChange | Mapping[str, Any] | Unset = UNSET,
    article: NewArticle | Mapping[str, Any] | Sequence[NewArticle | Mapping[str, Any]] | Unset = UNSET,
    dynamic_field: DynamicFieldValue | Mapping[str, Any] | Sequence[DynamicFieldValue | Mapping[str, Any]] | Unset = UNSET,
    attachment: FileContent | Mapping[str, Any] | Sequence[FileContent | Mapping[str, Any]] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[WrittenTicket]:
    """Change a ticket, or add an article to it

    Takes TicketID or TicketNumber; the number wins. An article is a reply or a note: it is visible to the customer unless IsVisibleForCustomer is 0, and it is mailed only with ArticleSend on Znuny. Attachment and dynamic fields of an article need Article. A pending state needs PendingTime. Permissions are checked first, for each kind of change; then the changes are made one after another, and a fault (HTTP 500) may leave the first of them done.

    - ticket_id: The ticket's internal id. This or TicketNumber.
    - ticket_number: The number that people use. It wins over TicketID.
    - article: The article; Znuny also takes a list of them.
    - dynamic_field: Dynamic fields of the ticket, or of the new article.
    - attachment: Files of the new article.
    """
    _values = _request_values(
        body=_object_body({
            "TicketID": ticket_id,
            "TicketNumber": ticket_number,
            "Ticket": ticket,
            "Article": article,
            "DynamicField": dynamic_field,
            "Attachment": attachment,
        }, additional_properties, required=False),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
