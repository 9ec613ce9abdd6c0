# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class TicketEquipment(_Model):
    """TicketEquipment."""

    id: int | None | Unset = UNSET
    name: str | None | Unset = UNSET
    group_id: int | None | Unset = UNSET
    user_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("name", "name", False),
                _Member("group_id", "group_id", False),
                _Member("user_id", "user_id", False),
            ),
            open=True,
        )
