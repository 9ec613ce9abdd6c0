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
class TicketBucket(_Model):
    """A period or a desk, and how many tickets it has.

    - period: With day, week or month.
    - desk: With desk.
    """

    period: Any | Unset = UNSET
    desk: Any | Unset = UNSET
    count: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("period", "period", False),
                _Member("desk", "desk", False),
                _Member("count", "count", False),
            ),
            open=True,
        )
