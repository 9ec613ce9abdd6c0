# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class TicketSearchAnswer(_Model):
    """TicketSearchAnswer.

    - ticket_id: The ids. The desk leaves it out where nothing was found; here it is an empty list then (x-lists).
    """

    ticket_id: list[str | int]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("TicketID", "ticket_id", True),
            ),
            open=True,
        )
