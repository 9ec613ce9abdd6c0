# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .ticket import Ticket


@_define(kw_only=True)
class TicketGetAnswer(_Model):
    """TicketGetAnswer.

    - ticket: Always a list.
    """

    ticket: list[Ticket]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket import Ticket

        return _Shape(
            (
                _Member("Ticket", "ticket", True, _list_of(Ticket.from_dict)),
            ),
            open=True,
        )
