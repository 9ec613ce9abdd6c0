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
class Webhook(_Model):
    """Webhook.

    - id: Sortable id of 26 characters.
    """

    id: str
    url: str
    events: list[WebhookEvent]
    enabled: bool
    created_at: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("url", "url", True),
                _Member("events", "events", True),
                _Member("enabled", "enabled", True),
                _Member("created_at", "created_at", False),
            ),
            open=True,
        )
