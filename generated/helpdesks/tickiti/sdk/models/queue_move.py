# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class QueueMove(_Model):
    """QueueMove.

    - from_queue_id: An internal id; the product answers with a string in some places and an integer in others.
    - to_queue_id: An internal id; the product answers with a string in some places and an integer in others.
    """

    from_queue_id: str | int
    to_queue_id: str | int
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("from_queue_id", "from_queue_id", True),
                _Member("to_queue_id", "to_queue_id", True),
            ),
            open=True,
        )
