# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .reply_author import ReplyAuthor


@_define(kw_only=True)
class Reply(_Model):
    """Reply.

    - id: Sortable id of 26 characters.
    - body: Markdown.
    - is_internal: True for a note that only staff see.
    """

    id: str
    body: str
    is_internal: bool
    author: ReplyAuthor
    attachments: list[dict[str, Any]]
    created_at: str
    edited_at: str | None
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .reply_author import ReplyAuthor

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("body", "body", True),
                _Member("is_internal", "is_internal", True),
                _Member("author", "author", True, ReplyAuthor.from_dict),
                _Member("attachments", "attachments", True),
                _Member("created_at", "created_at", True),
                _Member("edited_at", "edited_at", True),
            ),
            open=True,
        )
