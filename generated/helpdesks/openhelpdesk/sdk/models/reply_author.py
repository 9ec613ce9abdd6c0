# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .reply_author_role import ReplyAuthorRole


@_define(kw_only=True)
class ReplyAuthor(_Model):
    """ReplyAuthor."""

    id: str | None
    name: str
    role: ReplyAuthorRole
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("role", "role", True, None, ("admin", "guest", "staff", "user",)),
            ),
            open=True,
        )
