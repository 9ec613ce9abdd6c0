# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class Sla(_Model):
    """Sla."""

    response_due_at: str
    breached: bool

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("responseDueAt", "response_due_at", True),
                _Member("breached", "breached", True),
            ),
            open=False,
        )
