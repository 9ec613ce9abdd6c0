# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .follow_up_attachment import FollowUpAttachment
    from .status_enum import StatusEnum


@_define(kw_only=True)
class FollowUp(_Model):
    """FollowUp.

    - public: Whether the customer can read it.
    - time_spent: [days] hours:minutes:seconds
    - user: Id of its author.
    - new_status: The status it moved the ticket to.
    - email_recipients: Who was mailed about it.
    """

    comment: str | None
    date: str
    followupattachment_set: list[FollowUpAttachment]
    id: int
    message_id: str | None
    public: bool
    ticket: int
    time_spent: str | None
    title: str | None
    user: int | None
    new_status: StatusEnum | None
    email_recipients: list[str] | None
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .follow_up_attachment import FollowUpAttachment

        return _Shape(
            (
                _Member("comment", "comment", True),
                _Member("date", "date", True),
                _Member("followupattachment_set", "followupattachment_set", True, _list_of(FollowUpAttachment.from_dict)),
                _Member("id", "id", True),
                _Member("message_id", "message_id", True),
                _Member("public", "public", True),
                _Member("ticket", "ticket", True),
                _Member("time_spent", "time_spent", True),
                _Member("title", "title", True),
                _Member("user", "user", True),
                _Member("new_status", "new_status", True),
                _Member("email_recipients", "email_recipients", True),
            ),
            open=True,
        )
