# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .audit_event import AuditEvent


@_define(kw_only=True)
class AuditPage(_Model):
    """AuditPage."""

    events: list[AuditEvent]
    total: int
    offset: int
    limit: int

    @classmethod
    def _shape(cls) -> _Shape:
        from .audit_event import AuditEvent

        return _Shape(
            (
                _Member("events", "events", True, _list_of(AuditEvent.from_dict)),
                _Member("total", "total", True),
                _Member("offset", "offset", True),
                _Member("limit", "limit", True),
            ),
            open=False,
        )
