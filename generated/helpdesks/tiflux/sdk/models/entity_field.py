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
    from .field_type import FieldType


@_define(kw_only=True)
class EntityField(_Model):
    """EntityField.

    - index: Place in the order, from 0.
    """

    id: int
    name: str
    field_type: FieldType | Unset = UNSET
    index: int | Unset = UNSET
    required: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("field_type", "field_type", False, None, ("checkbox", "currency", "date", "email", "link", "phone", "single_select", "text", "text_area",)),
                _Member("index", "index", False),
                _Member("required", "required", False),
            ),
            open=True,
        )
