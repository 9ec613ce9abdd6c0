# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .ticket_get_request_article_order import TicketGetRequestArticleOrder


@_define(kw_only=True)
class TicketGetRequest(_Model):
    """TicketGetRequest.

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

    ticket_id: str | int | list[str | int]
    dynamic_fields: int | str | Unset = UNSET
    extended: int | str | Unset = UNSET
    all_articles: int | str | Unset = UNSET
    article_sender_type: str | list[str] | Unset = UNSET
    article_order: TicketGetRequestArticleOrder | Unset = UNSET
    article_limit: int | str | Unset = UNSET
    attachments: int | str | Unset = UNSET
    get_attachment_contents: int | str | Unset = UNSET
    html_body_as_attachment: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("TicketID", "ticket_id", True),
                _Member("DynamicFields", "dynamic_fields", False),
                _Member("Extended", "extended", False),
                _Member("AllArticles", "all_articles", False),
                _Member("ArticleSenderType", "article_sender_type", False),
                _Member("ArticleOrder", "article_order", False, None, ("ASC", "DESC",)),
                _Member("ArticleLimit", "article_limit", False),
                _Member("Attachments", "attachments", False),
                _Member("GetAttachmentContents", "get_attachment_contents", False),
                _Member("HTMLBodyAsAttachment", "html_body_as_attachment", False),
            ),
            open=True,
        )
