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
class WebhookCreate(_Model):
    """WebhookCreate.

    - secret: Signs each delivery; recommended.
    """

    url: str
    events: list[WebhookEvent]
    secret: str | Unset = UNSET
    enabled: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("url", "url", True),
                _Member("events", "events", True),
                _Member("secret", "secret", False),
                _Member("enabled", "enabled", False),
            ),
            open=True,
        )
