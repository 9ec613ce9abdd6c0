# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .priority_level import PriorityLevel
    from .ticket_status import TicketStatus


@_define(kw_only=True)
class TicketCreateData(_Model):
    """The opening response, and the values of a template or an intervention.

    - content: HTML.
    - assigned_to_email: A staff address, `team:<id>`, or `Unassigned` where an assignment is to be taken away.
    - on_hold_until: A day, YYYY-MM-DD.
    """

    subject: str | Unset = UNSET
    content: str | Unset = UNSET
    queue_name: str | Unset = UNSET
    assigned_to_email: str | Unset = UNSET
    priority: PriorityLevel | Unset = UNSET
    status: TicketStatus | Unset = UNSET
    on_hold_until: str | Unset = UNSET
    data: dict[str, Any] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("subject", "subject", False),
                _Member("content", "content", False),
                _Member("queue_name", "queue_name", False),
                _Member("assigned_to_email", "assigned_to_email", False),
                _Member("priority", "priority", False, None, (10, 20, 30, 40,)),
                _Member("status", "status", False, None, ("closed", "on-hold", "open",)),
                _Member("on_hold_until", "on_hold_until", False),
                _Member("data", "data", False),
            ),
            open=True,
        )
