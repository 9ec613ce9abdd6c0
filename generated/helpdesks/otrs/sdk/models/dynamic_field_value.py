# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class DynamicFieldValue(_Model):
    """A value for one dynamic field. Whether it belongs to the ticket or to the article, the server knows from its name.

    - name: The field's name, exactly as configured. An unknown one is refused.
    - value: Text, or a list of texts for a field with several values.
    """

    name: str
    value: str | int | float | list[str | int | float] | None
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Name", "name", True),
                _Member("Value", "value", True),
            ),
            open=True,
        )
