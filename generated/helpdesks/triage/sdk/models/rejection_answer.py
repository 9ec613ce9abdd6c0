# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .audit_event import AuditEvent


@_define(kw_only=True)
class RejectionAnswer(_Model):
    """RejectionAnswer."""

    audit_event: AuditEvent

    @classmethod
    def _shape(cls) -> _Shape:
        from .audit_event import AuditEvent

        return _Shape(
            (
                _Member("auditEvent", "audit_event", True, AuditEvent.from_dict),
            ),
            open=False,
        )
