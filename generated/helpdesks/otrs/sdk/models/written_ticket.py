# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class WrittenTicket(_Model):
    """What was written.

    - ticket_number: Older systems leave it out of an update.
    - article_id: Only if an article was written.
    """

    ticket_id: str | int | Unset = UNSET
    ticket_number: str | int | Unset = UNSET
    article_id: str | int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("TicketID", "ticket_id", False),
                _Member("TicketNumber", "ticket_number", False),
                _Member("ArticleID", "article_id", False),
            ),
            open=True,
        )
