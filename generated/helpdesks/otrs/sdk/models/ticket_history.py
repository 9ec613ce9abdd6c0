# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .history_entry import HistoryEntry


@_define(kw_only=True)
class TicketHistory(_Model):
    """TicketHistory.

    - history: The oldest first.
    """

    ticket_id: str | int | Unset = UNSET
    history: list[HistoryEntry] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .history_entry import HistoryEntry

        return _Shape(
            (
                _Member("TicketID", "ticket_id", False),
                _Member("History", "history", False, _list_of(HistoryEntry.from_dict)),
            ),
            open=True,
        )
