# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .ticket import Ticket


@_define(kw_only=True)
class TicketAnswer(_Model):
    """TicketAnswer."""

    ticket: Ticket

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket import Ticket

        return _Shape(
            (
                _Member("ticket", "ticket", True, Ticket.from_dict),
            ),
            open=False,
        )
