# Generated from specs/tickiti. Do not edit: make regen

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
    from .file_reference import FileReference
    from .priority_level import PriorityLevel
    from .ticket_status import TicketStatus


@_define(kw_only=True)
class TicketRespond(_Model):
    """Give ticket_number or ticket_id, not both. Content may be absent only with a change of the ticket.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    - content: HTML.
    - is_internal: A note for staff only; false when absent.
    - send_full_email: The customer's mail holds the whole reply.
    - keep_status: Do not reopen the ticket.
    - on_hold_until: A day, YYYY-MM-DD.
    - assigned_to_email: A staff address, `team:<id>`, or `Unassigned` where an assignment is to be taken away.
    - resolved: Resolution category by id or name.
    - queue: Move to the queue of this name.
    - subject: New subject of the ticket.
    - add_participants: Addresses.
    - remove_participants: Addresses.
    """

    from_email: str
    ticket_number: str | Unset = UNSET
    ticket_id: str | int | Unset = UNSET
    content: str | Unset = UNSET
    is_internal: bool | Unset = UNSET
    send_full_email: bool | Unset = UNSET
    keep_status: bool | Unset = UNSET
    status: TicketStatus | Unset = UNSET
    on_hold_until: str | Unset = UNSET
    assigned_to_email: str | Unset = UNSET
    priority: PriorityLevel | Unset = UNSET
    resolved: str | int | Unset = UNSET
    queue: str | Unset = UNSET
    subject: str | Unset = UNSET
    add_participants: list[str] | Unset = UNSET
    remove_participants: list[str] | Unset = UNSET
    attachments: list[FileReference] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .file_reference import FileReference

        return _Shape(
            (
                _Member("from_email", "from_email", True),
                _Member("ticket_number", "ticket_number", False),
                _Member("ticket_id", "ticket_id", False),
                _Member("content", "content", False),
                _Member("is_internal", "is_internal", False),
                _Member("send_full_email", "send_full_email", False),
                _Member("keep_status", "keep_status", False),
                _Member("status", "status", False, None, ("closed", "on-hold", "open",)),
                _Member("on_hold_until", "on_hold_until", False),
                _Member("assigned_to_email", "assigned_to_email", False),
                _Member("priority", "priority", False, None, (10, 20, 30, 40,)),
                _Member("resolved", "resolved", False),
                _Member("queue", "queue", False),
                _Member("subject", "subject", False),
                _Member("add_participants", "add_participants", False),
                _Member("remove_participants", "remove_participants", False),
                _Member("attachments", "attachments", False, _list_of(FileReference.from_dict)),
            ),
            open=True,
        )
