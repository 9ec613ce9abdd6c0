# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .chat_media import ChatMedia
    from .message_status import MessageStatus
    from .quoted_message import QuotedMessage


@_define(kw_only=True)
class ChatMessage(_Model):
    """ChatMessage.

    - author: Its form is not documented.
    """

    id: int
    text: str | Unset = UNSET
    direction: str | Unset = UNSET
    type_: str | Unset = UNSET
    author: Any | Unset = UNSET
    media: ChatMedia | Unset = UNSET
    quoted_message: QuotedMessage | Unset = UNSET
    status: MessageStatus | Unset = UNSET
    created_at: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .chat_media import ChatMedia
        from .message_status import MessageStatus
        from .quoted_message import QuotedMessage

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("text", "text", False),
                _Member("direction", "direction", False),
                _Member("type", "type_", False),
                _Member("author", "author", False),
                _Member("media", "media", False, ChatMedia.from_dict),
                _Member("quoted_message", "quoted_message", False, QuotedMessage.from_dict),
                _Member("status", "status", False, MessageStatus.from_dict),
                _Member("created_at", "created_at", False),
            ),
            open=True,
        )
