# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class Status(_Model):
    """Status.

    - id: Sortable id of 26 characters.
    - color: Colour as #rrggbb.
    - is_system: New, Resolved or Closed.
    - sort_order: Only in answers to an admin's change.
    """

    id: str
    name: str
    color: str
    is_system: bool
    sort_order: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("color", "color", True),
                _Member("is_system", "is_system", True),
                _Member("sort_order", "sort_order", False),
            ),
            open=True,
        )
