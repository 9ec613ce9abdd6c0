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
    from .field_type import FieldType
    from .filled_option import FilledOption


@_define(kw_only=True)
class FilledField(_Model):
    """A custom field with its value on this record; in a group, fields without a value are there as well.

    - value: For single_select the title of the option, for checkbox the titles joined by a comma.
    """

    id: int | None | Unset = UNSET
    entity_field_id: int | Unset = UNSET
    entity_id: int | Unset = UNSET
    field_type: FieldType | Unset = UNSET
    name: str | Unset = UNSET
    options: list[FilledOption] | None | Unset = UNSET
    required: bool | Unset = UNSET
    value: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .filled_option import FilledOption

        return _Shape(
            (
                _Member("id", "id", False),
                _Member("entity_field_id", "entity_field_id", False),
                _Member("entity_id", "entity_id", False),
                _Member("field_type", "field_type", False, None, ("checkbox", "currency", "date", "email", "link", "phone", "single_select", "text", "text_area",)),
                _Member("name", "name", False),
                _Member("options", "options", False, _either(_list_of(FilledOption.from_dict), plain=True)),
                _Member("required", "required", False),
                _Member("value", "value", False),
            ),
            open=True,
        )
