# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .webhook_event import WebhookEvent


@_define(kw_only=True)
class WebhookUpdate(_Model):
    """WebhookUpdate."""

    url: str | Unset = UNSET
    secret: str | Unset = UNSET
    events: list[WebhookEvent] | Unset = UNSET
    enabled: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("url", "url", False),
                _Member("secret", "secret", False),
                _Member("events", "events", False),
                _Member("enabled", "enabled", False),
            ),
            open=True,
        )
