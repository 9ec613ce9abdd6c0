# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .location import Location
    from .ref import Ref
    from .valorization import Valorization


@_define(kw_only=True)
class Appointment(_Model):
    """Appointment.

    - init_time: HH:MM.
    - end_time: HH:MM.
    """

    id: int
    client: Ref | Unset = UNSET
    date: str | Unset = UNSET
    init_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    description: str | Unset = UNSET
    external_user_name: str | None | Unset = UNSET
    user: Ref | Unset = UNSET
    locations: list[Location] | Unset = UNSET
    valorization: Valorization | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .location import Location
        from .ref import Ref
        from .valorization import Valorization

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("client", "client", False, Ref.from_dict),
                _Member("date", "date", False),
                _Member("init_time", "init_time", False),
                _Member("end_time", "end_time", False),
                _Member("description", "description", False),
                _Member("external_user_name", "external_user_name", False),
                _Member("user", "user", False, Ref.from_dict),
                _Member("locations", "locations", False, _list_of(Location.from_dict)),
                _Member("valorization", "valorization", False, _either(Valorization, plain=True)),
            ),
            open=True,
        )
