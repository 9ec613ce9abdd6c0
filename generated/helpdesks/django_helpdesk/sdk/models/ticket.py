# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .follow_up import FollowUp
    from .priority_enum import PriorityEnum
    from .status_enum import StatusEnum


@_define(kw_only=True)
class Ticket(_Model):
    """Ticket.

    - assigned_to: Id of the staff user who has it; null is nobody.
    - description: What the customer asked.
    - due_date: When it is due.
    - followup_set: The conversation, oldest first.
    - merged_to: Id of the ticket it was merged into.
    - on_hold: Not escalated while true.
    - queue: Id of the queue.
    - resolution: How it was solved; the customer can read it.
    - submitter_email: The customer's address; mail about the ticket goes there.
    - title: Subject.
    """

    assigned_to: int | None
    description: str | None
    due_date: str | None
    followup_set: list[FollowUp]
    id: int
    merged_to: int | None
    on_hold: bool
    queue: int
    resolution: str | None
    submitter_email: str | None
    title: str
    status: StatusEnum
    priority: PriorityEnum
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .follow_up import FollowUp

        return _Shape(
            (
                _Member("assigned_to", "assigned_to", True),
                _Member("description", "description", True),
                _Member("due_date", "due_date", True),
                _Member("followup_set", "followup_set", True, _list_of(FollowUp.from_dict)),
                _Member("id", "id", True),
                _Member("merged_to", "merged_to", True),
                _Member("on_hold", "on_hold", True),
                _Member("queue", "queue", True),
                _Member("resolution", "resolution", True),
                _Member("submitter_email", "submitter_email", True),
                _Member("title", "title", True),
                _Member("status", "status", True, None, (1, 2, 3, 4, 5,)),
                _Member("priority", "priority", True, None, (1, 2, 3, 4, 5,)),
            ),
            open=True,
        )
