# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .file_content import FileContent
    from .mail_security import MailSecurity


@_define(kw_only=True)
class NewArticle(_Model):
    """An article: a message of the customer, a reply or a note. Besides Subject and Body it needs ContentType, or MimeType with Charset. Who sees it is IsVisibleForCustomer alone.

    - content_type: Media type with character set: text/plain; charset=utf8 or text/html; charset=utf8.
    - mime_type: Instead of ContentType, together with Charset.
    - charset: Instead of ContentType, together with MimeType.
    - is_visible_for_customer: 1: the customer sees it, 0: agents only. Without it the article is VISIBLE to the customer, whatever the channel. Always send it.
    - communication_channel: Email, Phone or Internal (the default). It says how the article came about and does not hide it.
    - communication_channel_id: Instead of CommunicationChannel.
    - sender_type: agent, customer or system; by default who is logged in.
    - sender_type_id: Instead of SenderType.
    - from_: A valid e-mail address; made from the customer user if absent.
    - auto_response_type: Which automatic answer the customer is mailed, if the queue has one: auto reply (default of a new ticket), auto follow up (default of an update), auto reject, auto remove, auto reply/new ticket.
    - history_type: Kind of the history entry; by default NewTicket on a new ticket, AddNote on an update.
    - history_comment: Text of the history entry.
    - time_unit: Time spent, a positive number. Needed if the system demands it.
    - no_agent_notify: 1: agents are not notified.
    - force_notification_to_user_id: Agents who are notified in any case.
    - exclude_notification_to_user_id: Agents who are not notified.
    - exclude_mute_notification_to_user_id: Agents who are kept out of notifications without a trace.
    - article_send: 1: the article is really sent as e-mail (Znuny only; needs To).
    - to: Addresses the mail goes to (Znuny only).
    - cc: Addresses of copies (Znuny only).
    - bcc: Addresses of blind copies (Znuny only).
    - append_signature_to_body: 0: the signature of the queue is not added to the mail (newer Znuny only; 1 by default).
    - attachment: Files inside the article (Znuny only; elsewhere they stand beside Article).
    """

    subject: str
    body: str
    content_type: str | Unset = UNSET
    mime_type: str | Unset = UNSET
    charset: str | Unset = UNSET
    is_visible_for_customer: int | str | Unset = UNSET
    communication_channel: str | Unset = UNSET
    communication_channel_id: str | int | Unset = UNSET
    sender_type: str | Unset = UNSET
    sender_type_id: str | int | Unset = UNSET
    from_: str | Unset = UNSET
    auto_response_type: str | Unset = UNSET
    history_type: str | Unset = UNSET
    history_comment: str | Unset = UNSET
    time_unit: float | str | Unset = UNSET
    no_agent_notify: int | str | Unset = UNSET
    force_notification_to_user_id: str | int | list[str | int] | Unset = UNSET
    exclude_notification_to_user_id: str | int | list[str | int] | Unset = UNSET
    exclude_mute_notification_to_user_id: str | int | list[str | int] | Unset = UNSET
    orig_header: dict[str, Any] | Unset = UNSET
    article_send: int | str | Unset = UNSET
    to: str | Unset = UNSET
    cc: str | Unset = UNSET
    bcc: str | Unset = UNSET
    append_signature_to_body: int | str | Unset = UNSET
    sign: MailSecurity | Unset = UNSET
    crypt: MailSecurity | Unset = UNSET
    attachment: FileContent | list[FileContent] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .file_content import FileContent
        from .mail_security import MailSecurity

        return _Shape(
            (
                _Member("Subject", "subject", True),
                _Member("Body", "body", True),
                _Member("ContentType", "content_type", False),
                _Member("MimeType", "mime_type", False),
                _Member("Charset", "charset", False),
                _Member("IsVisibleForCustomer", "is_visible_for_customer", False),
                _Member("CommunicationChannel", "communication_channel", False),
                _Member("CommunicationChannelID", "communication_channel_id", False),
                _Member("SenderType", "sender_type", False),
                _Member("SenderTypeID", "sender_type_id", False),
                _Member("From", "from_", False),
                _Member("AutoResponseType", "auto_response_type", False),
                _Member("HistoryType", "history_type", False),
                _Member("HistoryComment", "history_comment", False),
                _Member("TimeUnit", "time_unit", False),
                _Member("NoAgentNotify", "no_agent_notify", False),
                _Member("ForceNotificationToUserID", "force_notification_to_user_id", False),
                _Member("ExcludeNotificationToUserID", "exclude_notification_to_user_id", False),
                _Member("ExcludeMuteNotificationToUserID", "exclude_mute_notification_to_user_id", False),
                _Member("OrigHeader", "orig_header", False),
                _Member("ArticleSend", "article_send", False),
                _Member("To", "to", False),
                _Member("Cc", "cc", False),
                _Member("Bcc", "bcc", False),
                _Member("AppendSignatureToBody", "append_signature_to_body", False),
                _Member("Sign", "sign", False, MailSecurity.from_dict),
                _Member("Crypt", "crypt", False, MailSecurity.from_dict),
                _Member("Attachment", "attachment", False, _either(FileContent, _list_of(FileContent.from_dict), plain=False)),
            ),
            open=True,
        )
