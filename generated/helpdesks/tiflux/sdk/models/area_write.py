# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .name_write import NameWrite


@_define(kw_only=True)
class AreaWrite(_Model):
    """AreaWrite."""

    area: NameWrite
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .name_write import NameWrite

        return _Shape(
            (
                _Member("area", "area", True, NameWrite.from_dict),
            ),
            open=True,
        )
