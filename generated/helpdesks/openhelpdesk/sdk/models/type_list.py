# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .ticket_type import TicketType


@_define(kw_only=True)
class TypeList(_Model):
    """TypeList."""

    data: list[TicketType]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket_type import TicketType

        return _Shape(
            (
                _Member("data", "data", True, _list_of(TicketType.from_dict)),
            ),
            open=True,
        )
