# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .status_enum import StatusEnum


@_define(kw_only=True)
class FollowUpChange(_Model):
    """FollowUpChange.

    - ticket: Id of the ticket to move it to.
    - title: The follow-up's own heading.
    - comment: The text.
    - public: Whether the customer can read it. Nobody is mailed about the change.
    - new_status: Only what the history says; the ticket stays as it is.
    - time_spent: [days] hours:minutes:seconds
    - user: Id of its author.
    """

    ticket: int | Unset = UNSET
    title: str | None | Unset = UNSET
    comment: str | None | Unset = UNSET
    public: bool | Unset = UNSET
    new_status: StatusEnum | None | Unset = UNSET
    time_spent: str | None | Unset = UNSET
    user: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticket", "ticket", False),
                _Member("title", "title", False),
                _Member("comment", "comment", False),
                _Member("public", "public", False),
                _Member("new_status", "new_status", False),
                _Member("time_spent", "time_spent", False),
                _Member("user", "user", False),
            ),
            open=True,
        )
