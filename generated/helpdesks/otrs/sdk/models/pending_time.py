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
class PendingTime(_Model):
    """Until when a pending state lasts: Year, Month, Day, Hour and Minute, or Diff alone. A mixture, a negative or an empty part is refused.

    - year: A whole number.
    - month: A whole number.
    - day: A whole number.
    - hour: A whole number.
    - minute: A whole number.
    - diff: Minutes from now.
    """

    year: int | str | Unset = UNSET
    month: int | str | Unset = UNSET
    day: int | str | Unset = UNSET
    hour: int | str | Unset = UNSET
    minute: int | str | Unset = UNSET
    diff: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Year", "year", False),
                _Member("Month", "month", False),
                _Member("Day", "day", False),
                _Member("Hour", "hour", False),
                _Member("Minute", "minute", False),
                _Member("Diff", "diff", False),
            ),
            open=True,
        )
