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
class SlaPolicyCreate(_Model):
    """SlaPolicyCreate."""

    name: str
    response_hours: float
    resolution_hours: float
    priority: Priority | None | Unset = UNSET
    category_id: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("response_hours", "response_hours", True),
                _Member("resolution_hours", "resolution_hours", True),
                _Member("priority", "priority", False),
                _Member("category_id", "category_id", False),
            ),
            open=True,
        )
