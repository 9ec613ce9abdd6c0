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
class HistoryEntry(_Model):
    """HistoryEntry.

    - article_id: 0 where no article belongs to it.
    - name: What happened, in the system's own notation (%%…).
    - history_type: NewTicket, AddNote, Move, StateUpdate, …
    """

    ticket_id: str | int | Unset = UNSET
    article_id: str | int | None | Unset = UNSET
    name: str | None | Unset = UNSET
    history_type: str | None | Unset = UNSET
    history_type_id: str | int | None | Unset = UNSET
    create_time: str | None | Unset = UNSET
    create_by: str | int | None | Unset = UNSET
    queue_id: str | int | None | Unset = UNSET
    owner_id: str | int | None | Unset = UNSET
    priority_id: str | int | None | Unset = UNSET
    state_id: str | int | None | Unset = UNSET
    type_id: str | int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("TicketID", "ticket_id", False),
                _Member("ArticleID", "article_id", False),
                _Member("Name", "name", False),
                _Member("HistoryType", "history_type", False),
                _Member("HistoryTypeID", "history_type_id", False),
                _Member("CreateTime", "create_time", False),
                _Member("CreateBy", "create_by", False),
                _Member("QueueID", "queue_id", False),
                _Member("OwnerID", "owner_id", False),
                _Member("PriorityID", "priority_id", False),
                _Member("StateID", "state_id", False),
                _Member("TypeID", "type_id", False),
            ),
            open=True,
        )
