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
class TicketCreateAnswerData(_Model):
    """TicketCreateAnswerData.

    - queue: Where the ticket landed.
    """

    ticket_number: int | str
    queue: Any | Unset = UNSET
    rerouted: bool | None | Unset = UNSET
    reroute_reason: str | None | Unset = UNSET
    tag_warnings: list[Any] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticket_number", "ticket_number", True),
                _Member("queue", "queue", False),
                _Member("rerouted", "rerouted", False),
                _Member("reroute_reason", "reroute_reason", False),
                _Member("tag_warnings", "tag_warnings", False),
            ),
            open=True,
        )
