# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .item_fields import ItemFields


@_define(kw_only=True)
class ItemWrite(_Model):
    """ItemWrite."""

    item: ItemFields
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .item_fields import ItemFields

        return _Shape(
            (
                _Member("item", "item", True, ItemFields.from_dict),
            ),
            open=True,
        )
