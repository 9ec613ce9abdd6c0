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
    from .ref import Ref


@_define(kw_only=True)
class AppointmentCreated(_Model):
    """AppointmentCreated.

    - init_time: HH:MM.
    - end_time: HH:MM.
    - value: Only for a loose service; decimal, e.g. 150.00.
    """

    id: int
    date: str | Unset = UNSET
    init_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    description: str | Unset = UNSET
    external_user_name: str | None | Unset = UNSET
    user: Ref | Unset = UNSET
    value: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ref import Ref

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("date", "date", False),
                _Member("init_time", "init_time", False),
                _Member("end_time", "end_time", False),
                _Member("description", "description", False),
                _Member("external_user_name", "external_user_name", False),
                _Member("user", "user", False, Ref.from_dict),
                _Member("value", "value", False),
            ),
            open=True,
        )
