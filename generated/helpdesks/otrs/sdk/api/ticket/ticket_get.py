# Generated from specs/otrs. Do not edit: make regen

"""POST /TicketGet: Read tickets by id"""

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
    from ...models.ticket_get_answer import TicketGetAnswer
    from ...models.ticket_get_request_article_order import TicketGetRequestArticleOrder

OPERATION: Final[dict[str, Any]] = {
    "id": "TicketGet",
    "method": "POST",
    "path": "/TicketGet",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "never_empty": True},
    "accept": "application/json",
    "security": [["session"], ["login"], ["headers"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [{"at": "/Error", "present": True}],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}, "500": {"kind": "text", "media": "text/plain"}},
    "lists": ["/Ticket"],
}


def _parse(response: _httpx.Response) -> TicketGetAnswer:
    from ...models.ticket_get_answer import TicketGetAnswer

    _readers: dict[str, _Reader[TicketGetAnswer]] = {"200": TicketGetAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_id: str | int | list[str | int],
    dynamic_fields: int | str | Unset = UNSET,
    extended: int | str | Unset = UNSET,
    all_articles: int | str | Unset = UNSET,
    article_sender_type: str | list[str] | Unset = UNSET,
    article_order: TicketGetRequestArticleOrder | Unset = UNSET,
    article_limit: int | str | Unset = UNSET,
    attachments: int | str | Unset = UNSET,
    get_attachment_contents: int | str | Unset = UNSET,
    html_body_as_attachment: int | str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketGetAnswer]:
    """Read tickets by id

    By internal id, not by ticket number: a number is found with TicketSearch. No article comes without AllArticles, no file without Attachments besides. One ticket that may not be read refuses the whole call, and one that does not exist is refused in the same way.

    - ticket_id: Internal ids: one, several with commas, or a list.
    - dynamic_fields: 1: with dynamic fields. 0 by default.
    - extended: 1: with FirstResponse, FirstResponseInMin, FirstResponseDiffInMin, SolutionInMin, SolutionDiffInMin and FirstLock. 0 by default.
    - all_articles: 1: with articles, which are left out otherwise. 0 by default.
    - article_sender_type: Only articles of agent, customer or system.
    - article_limit: How many articles at most; 0 or nothing for all.
    - attachments: 1: articles with their files. 0 by default.
    - get_attachment_contents: 0: files without their contents. 1 by default. Not known to old systems.
    - html_body_as_attachment: 1: the HTML form of a body comes as a file. 0 by default.
    """
    _values = _request_values(
        body=_object_body({
            "TicketID": ticket_id,
            "DynamicFields": dynamic_fields,
            "Extended": extended,
            "AllArticles": all_articles,
            "ArticleSenderType": article_sender_type,
            "ArticleOrder": article_order,
            "ArticleLimit": article_limit,
            "Attachments": attachments,
            "GetAttachmentContents": get_attachment_contents,
            "HTMLBodyAsAttachment": html_body_as_attachment,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_id: str | int | list[str | int],
    dynamic_fields: int | str | Unset = UNSET,
    extended: int | str | Unset = UNSET,
    all_articles: int | str | Unset = UNSET,
    article_sender_type: str | list[str] | Unset = UNSET,
    article_order: TicketGetRequestArticleOrder | Unset = UNSET,
    article_limit: int | str | Unset = UNSET,
    attachments: int | str | Unset = UNSET,
    get_attachment_contents: int | str | Unset = UNSET,
    html_body_as_attachment: int | str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketGetAnswer]:
    """Read tickets by id

    By internal id, not by ticket number: a number is found with TicketSearch. No article comes without AllArticles, no file without Attachments besides. One ticket that may not be read refuses the whole call, and one that does not exist is refused in the same way.

    - ticket_id: Internal ids: one, several with commas, or a list.
    - dynamic_fields: 1: with dynamic fields. 0 by default.
    - extended: 1: with FirstResponse, FirstResponseInMin, FirstResponseDiffInMin, SolutionInMin, SolutionDiffInMin and FirstLock. 0 by default.
    - all_articles: 1: with articles, which are left out otherwise. 0 by default.
    - article_sender_type: Only articles of agent, customer or system.
    - article_limit: How many articles at most; 0 or nothing for all.
    - attachments: 1: articles with their files. 0 by default.
    - get_attachment_contents: 0: files without their contents. 1 by default. Not known to old systems.
    - html_body_as_attachment: 1: the HTML form of a body comes as a file. 0 by default.
    """
    _values = _request_values(
        body=_object_body({
            "TicketID": ticket_id,
            "DynamicFields": dynamic_fields,
            "Extended": extended,
            "AllArticles": all_articles,
            "ArticleSenderType": article_sender_type,
            "ArticleOrder": article_order,
            "ArticleLimit": article_limit,
            "Attachments": attachments,
            "GetAttachmentContents": get_attachment_contents,
            "HTMLBodyAsAttachment": html_body_as_attachment,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
