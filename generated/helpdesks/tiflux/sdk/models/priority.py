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
class Priority(_Model):
    """Priority.

    - start_time: Time to first attendance, HH:MM.
    - end_time: Time to solution, HH:MM.
    """

    id: int
    name: str
    order: int | Unset = UNSET
    start_time: str | Unset = UNSET
    end_time: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("order", "order", False),
                _Member("start_time", "start_time", False),
                _Member("end_time", "end_time", False),
            ),
            open=True,
        )
