# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .appointment_type import AppointmentType


@_define(kw_only=True)
class DeskSummary(_Model):
    """DeskSummary."""

    id: int
    name: str
    active: bool | Unset = UNSET
    appointment_type: AppointmentType | Unset = UNSET
    display_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("active", "active", False),
                _Member("appointment_type", "appointment_type", False, None, ("Appointments with Valorization", "Appointments with no Valorization", "Without Appointments",)),
                _Member("display_name", "display_name", False),
            ),
            open=True,
        )
