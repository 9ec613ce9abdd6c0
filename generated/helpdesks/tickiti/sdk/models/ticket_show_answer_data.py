# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .ticket import Ticket
    from .ticket_response import TicketResponse


@_define(kw_only=True)
class TicketShowAnswerData(_Model):
    """TicketShowAnswerData.

    - responses: Pinned entries first, then oldest to newest.
    """

    ticket: Ticket
    responses: list[TicketResponse]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket import Ticket
        from .ticket_response import TicketResponse

        return _Shape(
            (
                _Member("ticket", "ticket", True, Ticket.from_dict),
                _Member("responses", "responses", True, _list_of(TicketResponse.from_dict)),
            ),
            open=True,
        )
