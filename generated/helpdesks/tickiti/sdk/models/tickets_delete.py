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
class TicketsDelete(_Model):
    """By numbers, or all of one customer's. All or nothing; deleted tickets can be restored.

    - queue: Narrows originator_email.
    - dry_run: Tell what would go and delete nothing.
    """

    ticket_numbers: list[str] | Unset = UNSET
    originator_email: str | Unset = UNSET
    queue: str | Unset = UNSET
    dry_run: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticket_numbers", "ticket_numbers", False),
                _Member("originator_email", "originator_email", False),
                _Member("queue", "queue", False),
                _Member("dry_run", "dry_run", False),
            ),
            open=True,
        )
