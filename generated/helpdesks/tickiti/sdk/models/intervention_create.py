# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class InterventionCreate(_Model):
    """InterventionCreate."""

    name: str
    title: str | Unset = UNSET
    queue_name: str | Unset = UNSET
    notify_inbox_managers: bool | Unset = UNSET
    create_urgent: bool | Unset = UNSET
    remote_timeout_seconds: int | Unset = UNSET
    remote_enabled: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("title", "title", False),
                _Member("queue_name", "queue_name", False),
                _Member("notify_inbox_managers", "notify_inbox_managers", False),
                _Member("create_urgent", "create_urgent", False),
                _Member("remote_timeout_seconds", "remote_timeout_seconds", False),
                _Member("remote_enabled", "remote_enabled", False),
            ),
            open=True,
        )
