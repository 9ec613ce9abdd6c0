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
    from .ticket_show_answer_data import TicketShowAnswerData


@_define(kw_only=True)
class TicketShowAnswer(_Model):
    """TicketShowAnswer."""

    data: TicketShowAnswerData
    ok: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket_show_answer_data import TicketShowAnswerData

        return _Shape(
            (
                _Member("data", "data", True, TicketShowAnswerData.from_dict),
                _Member("ok", "ok", False),
            ),
            open=True,
        )
