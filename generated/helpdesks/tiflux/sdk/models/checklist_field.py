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
    from .checklist_field_type import ChecklistFieldType
    from .checklist_option import ChecklistOption


@_define(kw_only=True)
class ChecklistField(_Model):
    """ChecklistField.

    - index: Position, from 0: names the item when it is filled in.
    - value: By type.
    """

    index: int | Unset = UNSET
    title: str | Unset = UNSET
    type_: ChecklistFieldType | Unset = UNSET
    required: bool | Unset = UNSET
    filled: bool | Unset = UNSET
    value: Any | Unset = UNSET
    options: list[ChecklistOption] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .checklist_option import ChecklistOption

        return _Shape(
            (
                _Member("index", "index", False),
                _Member("title", "title", False),
                _Member("type", "type_", False, None, ("checkbox", "radio", "text", "textarea", "value",)),
                _Member("required", "required", False),
                _Member("filled", "filled", False),
                _Member("value", "value", False),
                _Member("options", "options", False, _either(_list_of(ChecklistOption.from_dict), plain=True)),
            ),
            open=True,
        )
