# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .attachment_answer import AttachmentAnswer
    from .dynamic_field_answer import DynamicFieldAnswer


@_define(kw_only=True)
class Article(_Model):
    """An article of a ticket.

    - article_number: Its place in the ticket.
    - sender_type: agent, customer or system.
    - communication_channel_id: On a fresh system 1 is Email, 2 Phone, 3 Internal, 4 Chat.
    - is_visible_for_customer: 1: the customer sees it.
    - incoming_time: Seconds since 1970.
    - attachment: Only if attachments were asked for.
    """

    article_id: str | int | Unset = UNSET
    article_number: str | int | Unset = UNSET
    ticket_id: str | int | Unset = UNSET
    from_: str | None | Unset = UNSET
    to: str | None | Unset = UNSET
    cc: str | None | Unset = UNSET
    bcc: str | None | Unset = UNSET
    reply_to: str | None | Unset = UNSET
    subject: str | None | Unset = UNSET
    body: str | None | Unset = UNSET
    message_id: str | None | Unset = UNSET
    in_reply_to: str | None | Unset = UNSET
    references: str | None | Unset = UNSET
    sender_type: str | None | Unset = UNSET
    sender_type_id: str | int | None | Unset = UNSET
    communication_channel_id: str | int | None | Unset = UNSET
    is_visible_for_customer: str | int | None | Unset = UNSET
    content_type: str | None | Unset = UNSET
    charset: str | None | Unset = UNSET
    mime_type: str | None | Unset = UNSET
    incoming_time: str | int | None | Unset = UNSET
    time_unit: str | float | None | Unset = UNSET
    create_time: str | None | Unset = UNSET
    create_by: str | int | None | Unset = UNSET
    change_time: str | None | Unset = UNSET
    change_by: str | int | None | Unset = UNSET
    dynamic_field: list[DynamicFieldAnswer] | Unset = UNSET
    attachment: list[AttachmentAnswer] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .attachment_answer import AttachmentAnswer
        from .dynamic_field_answer import DynamicFieldAnswer

        return _Shape(
            (
                _Member("ArticleID", "article_id", False),
                _Member("ArticleNumber", "article_number", False),
                _Member("TicketID", "ticket_id", False),
                _Member("From", "from_", False),
                _Member("To", "to", False),
                _Member("Cc", "cc", False),
                _Member("Bcc", "bcc", False),
                _Member("ReplyTo", "reply_to", False),
                _Member("Subject", "subject", False),
                _Member("Body", "body", False),
                _Member("MessageID", "message_id", False),
                _Member("InReplyTo", "in_reply_to", False),
                _Member("References", "references", False),
                _Member("SenderType", "sender_type", False),
                _Member("SenderTypeID", "sender_type_id", False),
                _Member("CommunicationChannelID", "communication_channel_id", False),
                _Member("IsVisibleForCustomer", "is_visible_for_customer", False),
                _Member("ContentType", "content_type", False),
                _Member("Charset", "charset", False),
                _Member("MimeType", "mime_type", False),
                _Member("IncomingTime", "incoming_time", False),
                _Member("TimeUnit", "time_unit", False),
                _Member("CreateTime", "create_time", False),
                _Member("CreateBy", "create_by", False),
                _Member("ChangeTime", "change_time", False),
                _Member("ChangeBy", "change_by", False),
                _Member("DynamicField", "dynamic_field", False, _list_of(DynamicFieldAnswer.from_dict)),
                _Member("Attachment", "attachment", False, _list_of(AttachmentAnswer.from_dict)),
            ),
            open=True,
        )
