# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .checklist_field import ChecklistField


@_define(kw_only=True)
class Checklist(_Model):
    """Checklist.

    - pending: Its form is not documented.
    """

    id: int
    name: str | Unset = UNSET
    required: bool | Unset = UNSET
    pending: Any | Unset = UNSET
    created_at: str | Unset = UNSET
    updated_at: str | Unset = UNSET
    fields: list[ChecklistField] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .checklist_field import ChecklistField

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", False),
                _Member("required", "required", False),
                _Member("pending", "pending", False),
                _Member("created_at", "created_at", False),
                _Member("updated_at", "updated_at", False),
                _Member("fields", "fields", False, _list_of(ChecklistField.from_dict)),
            ),
            open=True,
        )
