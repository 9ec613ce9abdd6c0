# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class BusinessHours(_Model):
    """BusinessHours.

    - simple_start: Minutes since midnight.
    - simple_end: Minutes since midnight.
    """

    mode: str
    mon_enabled: bool | Unset = UNSET
    tue_enabled: bool | Unset = UNSET
    wed_enabled: bool | Unset = UNSET
    thu_enabled: bool | Unset = UNSET
    fri_enabled: bool | Unset = UNSET
    sat_enabled: bool | Unset = UNSET
    sun_enabled: bool | Unset = UNSET
    simple_start: int | Unset = UNSET
    simple_end: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("mode", "mode", True),
                _Member("mon_enabled", "mon_enabled", False),
                _Member("tue_enabled", "tue_enabled", False),
                _Member("wed_enabled", "wed_enabled", False),
                _Member("thu_enabled", "thu_enabled", False),
                _Member("fri_enabled", "fri_enabled", False),
                _Member("sat_enabled", "sat_enabled", False),
                _Member("sun_enabled", "sun_enabled", False),
                _Member("simple_start", "simple_start", False),
                _Member("simple_end", "simple_end", False),
            ),
            open=True,
        )
