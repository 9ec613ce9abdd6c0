# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .duplicate_candidate import DuplicateCandidate


@_define(kw_only=True)
class SimilarTickets(_Model):
    """SimilarTickets."""

    source_ticket_id: str
    candidates: list[DuplicateCandidate]

    @classmethod
    def _shape(cls) -> _Shape:
        from .duplicate_candidate import DuplicateCandidate

        return _Shape(
            (
                _Member("sourceTicketId", "source_ticket_id", True),
                _Member("candidates", "candidates", True, _list_of(DuplicateCandidate.from_dict)),
            ),
            open=False,
        )
