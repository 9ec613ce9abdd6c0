# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .entity_value import EntityValue


@_define(kw_only=True)
class EntityValues(_Model):
    """EntityValues."""

    entities: list[EntityValue]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .entity_value import EntityValue

        return _Shape(
            (
                _Member("entities", "entities", True, _list_of(EntityValue.from_dict)),
            ),
            open=True,
        )
