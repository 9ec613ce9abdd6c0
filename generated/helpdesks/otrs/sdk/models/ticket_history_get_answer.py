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
    from .ticket_history import TicketHistory


@_define(kw_only=True)
class TicketHistoryGetAnswer(_Model):
    """TicketHistoryGetAnswer."""

    ticket_history: list[TicketHistory]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket_history import TicketHistory

        return _Shape(
            (
                _Member("TicketHistory", "ticket_history", True, _list_of(TicketHistory.from_dict)),
            ),
            open=True,
        )
