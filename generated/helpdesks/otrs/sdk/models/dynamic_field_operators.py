# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class DynamicFieldOperators(_Model):
    """Conditions on one dynamic field, all of which must hold; of a list inside one condition any may.

    - empty: 1: without a value, 0: with one.
    - equals: Exactly this value or one of these.
    - like: Like this; * stands for anything.
    - greater_than: Greater or later.
    - greater_than_equals: The same or greater.
    - smaller_than: Smaller or earlier.
    - smaller_than_equals: The same or smaller.
    """

    empty: int | str | Unset = UNSET
    equals: str | int | list[str | int] | Unset = UNSET
    like: str | list[str] | Unset = UNSET
    greater_than: str | int | list[str | int] | Unset = UNSET
    greater_than_equals: str | int | list[str | int] | Unset = UNSET
    smaller_than: str | int | list[str | int] | Unset = UNSET
    smaller_than_equals: str | int | list[str | int] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Empty", "empty", False),
                _Member("Equals", "equals", False),
                _Member("Like", "like", False),
                _Member("GreaterThan", "greater_than", False),
                _Member("GreaterThanEquals", "greater_than_equals", False),
                _Member("SmallerThan", "smaller_than", False),
                _Member("SmallerThanEquals", "smaller_than_equals", False),
            ),
            open=True,
        )
