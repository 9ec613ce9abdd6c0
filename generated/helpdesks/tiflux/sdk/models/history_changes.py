# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class HistoryChanges(_Model):
    """HistoryChanges.

    - fields: Its form is not documented.
    - new_values: Its form is not documented.
    - old_values: Its form is not documented.
    """

    fields: Any | Unset = UNSET
    new_values: Any | Unset = UNSET
    old_values: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("fields", "fields", False),
                _Member("new_values", "new_values", False),
                _Member("old_values", "old_values", False),
            ),
            open=True,
        )
