# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class DuplicateCandidate(_Model):
    """DuplicateCandidate."""

    ticket_id: str
    confidence: float
    evidence: str

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticketId", "ticket_id", True),
                _Member("confidence", "confidence", True),
                _Member("evidence", "evidence", True),
            ),
            open=False,
        )
