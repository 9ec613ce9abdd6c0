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


@_define(kw_only=True)
class TicketCreate(_Model):
    """TicketCreate.

    - queue: Id of the queue. The API cannot list queues; every ticket names its own.
    - title: Subject.
    - description: What is asked.
    - submitter_email: The customer's address. The server mails there that the ticket was opened; without one nobody is told.
    - assigned_to: Id of the user who shall have it.
    - due_date: When it is due.
    """

    queue: int
    title: str
    description: str
    priority: PriorityEnum
    submitter_email: str | None | Unset = UNSET
    assigned_to: int | None | Unset = UNSET
    due_date: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("queue", "queue", True),
                _Member("title", "title", True),
                _Member("description", "description", True),
                _Member("priority", "priority", True, None, (1, 2, 3, 4, 5,)),
                _Member("submitter_email", "submitter_email", False),
                _Member("assigned_to", "assigned_to", False),
                _Member("due_date", "due_date", False),
            ),
            open=True,
        )
