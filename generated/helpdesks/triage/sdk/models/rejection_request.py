# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class RejectionRequest(_Model):
    """RejectionRequest."""

    ticket_id: str
    actor: str
    feedback: str

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticketId", "ticket_id", True),
                _Member("actor", "actor", True),
                _Member("feedback", "feedback", True),
            ),
            open=False,
        )
