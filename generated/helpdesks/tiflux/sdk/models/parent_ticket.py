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
class ParentTicket(_Model):
    """The parent ticket; an empty object where there is none."""

    ticket_number: int | Unset = UNSET
    desk_id: int | Unset = UNSET
    responsible_id: int | None | Unset = UNSET
    stage_id: int | Unset = UNSET
    status_id: int | Unset = UNSET
    title: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticket_number", "ticket_number", False),
                _Member("desk_id", "desk_id", False),
                _Member("responsible_id", "responsible_id", False),
                _Member("stage_id", "stage_id", False),
                _Member("status_id", "status_id", False),
                _Member("title", "title", False),
            ),
            open=True,
        )
