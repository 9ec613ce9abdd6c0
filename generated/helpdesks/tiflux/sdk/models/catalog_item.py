# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .ref import Ref


@_define(kw_only=True)
class CatalogItem(_Model):
    """CatalogItem.

    - start_time: Time to first attendance, HH:MM.
    - end_time: Time to solution, HH:MM.
    """

    id: int
    name: str
    area: Ref
    catalog: Ref
    start_time: str | None
    end_time: str | None
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ref import Ref

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("area", "area", True, Ref.from_dict),
                _Member("catalog", "catalog", True, Ref.from_dict),
                _Member("start_time", "start_time", True),
                _Member("end_time", "end_time", True),
            ),
            open=True,
        )
