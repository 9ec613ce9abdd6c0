# Generated from specs/tickiti. Do not edit: make regen

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
    from .perspective_condition import PerspectiveCondition
    from .perspective_order import PerspectiveOrder


@_define(kw_only=True)
class PerspectiveCreate(_Model):
    """PerspectiveCreate."""

    name: str
    description: str | Unset = UNSET
    shared: bool | Unset = UNSET
    show_in_crm: bool | Unset = UNSET
    display_mode: str | Unset = UNSET
    conditions: list[PerspectiveCondition] | Unset = UNSET
    orders: list[PerspectiveOrder] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .perspective_condition import PerspectiveCondition
        from .perspective_order import PerspectiveOrder

        return _Shape(
            (
                _Member("name", "name", True),
                _Member("description", "description", False),
                _Member("shared", "shared", False),
                _Member("show_in_crm", "show_in_crm", False),
                _Member("display_mode", "display_mode", False),
                _Member("conditions", "conditions", False, _list_of(PerspectiveCondition.from_dict)),
                _Member("orders", "orders", False, _list_of(PerspectiveOrder.from_dict)),
            ),
            open=True,
        )
