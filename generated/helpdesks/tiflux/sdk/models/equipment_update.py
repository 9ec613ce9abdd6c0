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
class EquipmentUpdate(_Model):
    """EquipmentUpdate."""

    name: str | Unset = UNSET
    client_id: int | Unset = UNSET
    equipment_type_id: int | Unset = UNSET
    equipment_group_id: int | Unset = UNSET
    acquisition_date: str | Unset = UNSET
    warranty_date: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", False),
                _Member("client_id", "client_id", False),
                _Member("equipment_type_id", "equipment_type_id", False),
                _Member("equipment_group_id", "equipment_group_id", False),
                _Member("acquisition_date", "acquisition_date", False),
                _Member("warranty_date", "warranty_date", False),
            ),
            open=True,
        )
