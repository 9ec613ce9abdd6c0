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
    from .person_name import PersonName


@_define(kw_only=True)
class PreAppointment(_Model):
    """PreAppointment.

    - init_time: HH:MM.
    - end_time: HH:MM.
    """

    id: int
    date: str | Unset = UNSET
    init_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    user: PersonName | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .person_name import PersonName

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("date", "date", False),
                _Member("init_time", "init_time", False),
                _Member("end_time", "end_time", False),
                _Member("user", "user", False, PersonName.from_dict),
            ),
            open=True,
        )
