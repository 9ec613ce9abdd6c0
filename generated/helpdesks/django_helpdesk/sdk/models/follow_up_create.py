# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, File, Unset

if TYPE_CHECKING:
    from .status_enum import StatusEnum


@_define(kw_only=True)
class FollowUpCreate(_Model):
    """FollowUpCreate.

    - ticket: Id of the ticket.
    - comment: The text. It may not hold "{{", "{%", "{#" or "%}": the server would replace such text with ticket data, drop it or fail.
    - public: true: the customer is mailed and can read it. false: staff only.
    - time_spent: [days] hours:minutes:seconds, such as 00:30:00.
    - attachments: Files; a public follow-up mails them too.
    """

    ticket: int
    comment: str
    public: bool
    new_status: StatusEnum | Unset = UNSET
    time_spent: str | Unset = UNSET
    attachments: list[File] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticket", "ticket", True),
                _Member("comment", "comment", True),
                _Member("public", "public", True),
                _Member("new_status", "new_status", False, None, (1, 2, 3, 4, 5,)),
                _Member("time_spent", "time_spent", False),
                _Member("attachments", "attachments", False),
            ),
            open=True,
        )
