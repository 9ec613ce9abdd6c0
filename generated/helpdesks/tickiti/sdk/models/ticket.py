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
class Ticket(_Model):
    """Ticket.

    - id: An internal id; the product answers with a string in some places and an integer in others.
    - status: open, on-hold or closed.
    - priority: A number as text: "10", "20", "30" or "40".
    - queue_name: Later versions only.
    - resolved: The resolution category, where one was set.
    - participants: Later versions only.
    - links: Later versions only.
    - created_at: ISO 8601 with offset.
    - updated_at: ISO 8601 with offset.
    """

    id: str | int | Unset = UNSET
    number: int | str | Unset = UNSET
    subject: str | None | Unset = UNSET
    status: str | None | Unset = UNSET
    priority: str | int | None | Unset = UNSET
    queue_id: str | int | None | Unset = UNSET
    queue_name: str | None | Unset = UNSET
    originator_email: str | None | Unset = UNSET
    assigned_to_email: str | None | Unset = UNSET
    resolved: str | int | None | Unset = UNSET
    on_hold_until: str | None | Unset = UNSET
    participants: list[Any] | None | Unset = UNSET
    links: list[Any] | None | Unset = UNSET
    created_at: str | None | Unset = UNSET
    updated_at: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("number", "number", False),
                _Member("subject", "subject", False),
                _Member("status", "status", False),
                _Member("priority", "priority", False),
                _Member("queue_id", "queue_id", False),
                _Member("queue_name", "queue_name", False),
                _Member("originator_email", "originator_email", False),
                _Member("assigned_to_email", "assigned_to_email", False),
                _Member("resolved", "resolved", False),
                _Member("on_hold_until", "on_hold_until", False),
                _Member("participants", "participants", False),
                _Member("links", "links", False),
                _Member("created_at", "created_at", False),
                _Member("updated_at", "updated_at", False),
            ),
            open=True,
        )
