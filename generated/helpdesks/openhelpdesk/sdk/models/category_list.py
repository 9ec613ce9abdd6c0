# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .category import Category


@_define(kw_only=True)
class CategoryList(_Model):
    """CategoryList."""

    data: list[Category]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .category import Category

        return _Shape(
            (
                _Member("data", "data", True, _list_of(Category.from_dict)),
            ),
            open=True,
        )
