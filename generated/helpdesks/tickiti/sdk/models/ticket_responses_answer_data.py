# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .ticket_response import TicketResponse


@_define(kw_only=True)
class TicketResponsesAnswerData(_Model):
    """TicketResponsesAnswerData."""

    responses: list[TicketResponse]
    ticket_number: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket_response import TicketResponse

        return _Shape(
            (
                _Member("responses", "responses", True, _list_of(TicketResponse.from_dict)),
                _Member("ticket_number", "ticket_number", False),
            ),
            open=True,
        )
