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
class ScopeEntry(_Model):
    """A whole category, or one type of it.

    - category_id: Sortable id of 26 characters.
    """

    category_id: str
    type_id: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("category_id", "category_id", True),
                _Member("type_id", "type_id", False),
            ),
            open=True,
        )
