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
class TicketStage(_Model):
    """TicketStage.

    - max_time: HH:MM.
    """

    id: int
    name: str
    first_stage: bool | Unset = UNSET
    last_stage: bool | Unset = UNSET
    max_time: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("first_stage", "first_stage", False),
                _Member("last_stage", "last_stage", False),
                _Member("max_time", "max_time", False),
            ),
            open=True,
        )
