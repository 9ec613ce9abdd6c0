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
    from .priority import Priority


@_define(kw_only=True)
class TicketUpdate(_Model):
    """TicketUpdate.

    - status_id: Sortable id of 26 characters.
    - category_id: Sortable id of 26 characters.
    """

    status_id: str | Unset = UNSET
    priority: Priority | Unset = UNSET
    assignee_id: str | None | Unset = UNSET
    group_id: str | None | Unset = UNSET
    category_id: str | Unset = UNSET
    type_id: str | None | Unset = UNSET
    item_id: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("status_id", "status_id", False),
                _Member("priority", "priority", False, None, ("Critical", "High", "Low", "Medium",)),
                _Member("assignee_id", "assignee_id", False),
                _Member("group_id", "group_id", False),
                _Member("category_id", "category_id", False),
                _Member("type_id", "type_id", False),
                _Member("item_id", "item_id", False),
            ),
            open=True,
        )
