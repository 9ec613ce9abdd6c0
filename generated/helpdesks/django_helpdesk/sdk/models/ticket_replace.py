# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .priority_enum import PriorityEnum
    from .status_enum import StatusEnum


@_define(kw_only=True)
class TicketReplace(_Model):
    """TicketReplace.

    - queue: Id of the queue.
    - title: Subject.
    - description: The question.
    - resolution: How it was solved; the customer can read it.
    - submitter_email: The customer's address.
    - assigned_to: Id of the user who shall have it.
    - on_hold: Not escalated while true.
    - due_date: When it is due.
    - merged_to: Id of the ticket it was merged into.
    """

    queue: int
    title: str
    description: str | None | Unset = UNSET
    resolution: str | None | Unset = UNSET
    submitter_email: str | None | Unset = UNSET
    assigned_to: int | None | Unset = UNSET
    status: StatusEnum | Unset = UNSET
    on_hold: bool | Unset = UNSET
    priority: PriorityEnum | Unset = UNSET
    due_date: str | None | Unset = UNSET
    merged_to: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("queue", "queue", True),
                _Member("title", "title", True),
                _Member("description", "description", False),
                _Member("resolution", "resolution", False),
                _Member("submitter_email", "submitter_email", False),
                _Member("assigned_to", "assigned_to", False),
                _Member("status", "status", False, None, (1, 2, 3, 4, 5,)),
                _Member("on_hold", "on_hold", False),
                _Member("priority", "priority", False, None, (1, 2, 3, 4, 5,)),
                _Member("due_date", "due_date", False),
                _Member("merged_to", "merged_to", False),
            ),
            open=True,
        )
