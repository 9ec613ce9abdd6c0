# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .priced_shift import PricedShift
    from .ref import Ref
    from .shift_owner_ticket import ShiftOwnerTicket
    from .valorization_attendance import ValorizationAttendance
    from .valorization_attendance_kind import ValorizationAttendanceKind


@_define(kw_only=True)
class Valorization(_Model):
    """Valorization.

    - value: Decimal.
    """

    attendance: ValorizationAttendance | Unset = UNSET
    attendance_kind: ValorizationAttendanceKind | Unset = UNSET
    contract: Ref | None | Unset = UNSET
    loose_service: Ref | None | Unset = UNSET
    guarantee: bool | Unset = UNSET
    manual_value: bool | Unset = UNSET
    shift: PricedShift | None | Unset = UNSET
    shift_owner_ticket: ShiftOwnerTicket | None | Unset = UNSET
    value: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .priced_shift import PricedShift
        from .ref import Ref
        from .shift_owner_ticket import ShiftOwnerTicket

        return _Shape(
            (
                _Member("attendance", "attendance", False, None, ("External", "Internal", "Remote",)),
                _Member("attendance_kind", "attendance_kind", False, None, ("Contract", "Loose",)),
                _Member("contract", "contract", False, _either(Ref, plain=True)),
                _Member("loose_service", "loose_service", False, _either(Ref, plain=True)),
                _Member("guarantee", "guarantee", False),
                _Member("manual_value", "manual_value", False),
                _Member("shift", "shift", False, _either(PricedShift, plain=True)),
                _Member("shift_owner_ticket", "shift_owner_ticket", False, _either(ShiftOwnerTicket, plain=True)),
                _Member("value", "value", False),
            ),
            open=True,
        )
