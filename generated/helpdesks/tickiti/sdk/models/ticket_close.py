# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class TicketClose(_Model):
    """Give ticket_number or ticket_id, not both.

    - ticket_number: The six-digit number people use.
    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    - from_email: The owner of the token when absent.
    - content: HTML.
    - resolved: Needed in queues that track resolutions.
    """

    ticket_number: str | Unset = UNSET
    ticket_id: str | int | Unset = UNSET
    from_email: str | Unset = UNSET
    content: str | Unset = UNSET
    is_internal: bool | Unset = UNSET
    resolved: str | int | Unset = UNSET
    queue: str | Unset = UNSET
    subject: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticket_number", "ticket_number", False),
                _Member("ticket_id", "ticket_id", False),
                _Member("from_email", "from_email", False),
                _Member("content", "content", False),
                _Member("is_internal", "is_internal", False),
                _Member("resolved", "resolved", False),
                _Member("queue", "queue", False),
                _Member("subject", "subject", False),
            ),
            open=True,
        )
