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
class TicketSplit(_Model):
    """TicketSplit.

    - response_ids: All of one ticket.
    - copy: Leave the responses where they are too.
    """

    response_ids: list[int]
    subject: str
    queue: str | Unset = UNSET
    copy: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("response_ids", "response_ids", True),
                _Member("subject", "subject", True),
                _Member("queue", "queue", False),
                _Member("copy", "copy", False),
            ),
            open=True,
        )
