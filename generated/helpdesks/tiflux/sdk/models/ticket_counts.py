# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .ticket_bucket import TicketBucket


@_define(kw_only=True)
class TicketCounts(_Model):
    """TicketCounts."""

    buckets: list[TicketBucket]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ticket_bucket import TicketBucket

        return _Shape(
            (
                _Member("buckets", "buckets", True, _list_of(TicketBucket.from_dict)),
            ),
            open=True,
        )
