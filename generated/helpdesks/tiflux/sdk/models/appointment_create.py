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
    from .appointment_create_attendance import AppointmentCreateAttendance
    from .appointment_create_attendance_kind import AppointmentCreateAttendanceKind


@_define(kw_only=True)
class AppointmentCreate(_Model):
    """AppointmentCreate.

    - date: Not in the future.
    - init_time: Time of day, HH:MM.
    - end_time: Time of day, HH:MM.
    - contract_rider_id: Needed for kind 2.
    - loose_service_id: Needed for kind 1.
    - shift_id: Only with attendance 1.
    - shift_owner_ticket_number: Only with attendance 1, and not with shift_id.
    - guarantee: True excludes value.
    - value: Only for kind 1.
    """

    date: str
    init_time: str
    end_time: str
    description: str
    external_user_name: str | Unset = UNSET
    attendance: AppointmentCreateAttendance | Unset = UNSET
    attendance_kind: AppointmentCreateAttendanceKind | Unset = UNSET
    contract_rider_id: int | Unset = UNSET
    loose_service_id: int | Unset = UNSET
    shift_id: int | Unset = UNSET
    shift_owner_ticket_number: int | Unset = UNSET
    guarantee: bool | Unset = UNSET
    value: float | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("date", "date", True),
                _Member("init_time", "init_time", True),
                _Member("end_time", "end_time", True),
                _Member("description", "description", True),
                _Member("external_user_name", "external_user_name", False),
                _Member("attendance", "attendance", False, None, (1, 2, 3,)),
                _Member("attendance_kind", "attendance_kind", False, None, (1, 2,)),
                _Member("contract_rider_id", "contract_rider_id", False),
                _Member("loose_service_id", "loose_service_id", False),
                _Member("shift_id", "shift_id", False),
                _Member("shift_owner_ticket_number", "shift_owner_ticket_number", False),
                _Member("guarantee", "guarantee", False),
                _Member("value", "value", False),
            ),
            open=True,
        )
