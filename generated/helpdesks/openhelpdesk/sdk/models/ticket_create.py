# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .ticket_create_priority import TicketCreatePriority


@_define(kw_only=True)
class TicketCreate(_Model):
    """TicketCreate.

    - subject: One line that says what is wrong.
    - description: Markdown: bold, italic, code, lists, links, quotes.
    - category_id: Sortable id of 26 characters.
    """

    subject: str
    description: str
    category_id: str
    type_id: str | None | Unset = UNSET
    item_id: str | None | Unset = UNSET
    priority: TicketCreatePriority | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("subject", "subject", True),
                _Member("description", "description", True),
                _Member("category_id", "category_id", True),
                _Member("type_id", "type_id", False),
                _Member("item_id", "item_id", False),
                _Member("priority", "priority", False, None, ("Critical", "High", "Low", "Medium",)),
            ),
            open=True,
        )
