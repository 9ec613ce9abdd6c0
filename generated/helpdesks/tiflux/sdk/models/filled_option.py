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
class FilledOption(_Model):
    """FilledOption.

    - value: For checkbox the word true or false.
    """

    id: int | Unset = UNSET
    entity_field_id: int | Unset = UNSET
    entity_field_option_id: int | Unset = UNSET
    title: str | Unset = UNSET
    value: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("entity_field_id", "entity_field_id", False),
                _Member("entity_field_option_id", "entity_field_option_id", False),
                _Member("title", "title", False),
                _Member("value", "value", False),
            ),
            open=True,
        )
