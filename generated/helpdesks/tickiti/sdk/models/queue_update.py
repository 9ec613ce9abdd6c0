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
class QueueUpdate(_Model):
    """QueueUpdate.

    - queue_id: An internal id; the product answers with a string in some places and an integer in others.
    """

    queue_id: str | int
    name: str | Unset = UNSET
    track_resolutions: bool | Unset = UNSET
    is_parked: bool | Unset = UNSET
    release_queue_id: str | int | None | Unset = UNSET
    outgoing_mailbox_id: str | int | None | Unset = UNSET
    content_type: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("queue_id", "queue_id", True),
                _Member("name", "name", False),
                _Member("track_resolutions", "track_resolutions", False),
                _Member("is_parked", "is_parked", False),
                _Member("release_queue_id", "release_queue_id", False),
                _Member("outgoing_mailbox_id", "outgoing_mailbox_id", False),
                _Member("content_type", "content_type", False),
            ),
            open=True,
        )
