# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .priority import Priority


@_define(kw_only=True)
class SlaPolicy(_Model):
    """SlaPolicy.

    - id: Sortable id of 26 characters.
    """

    id: str
    name: str
    priority: Priority | None
    category_id: str | None
    response_hours: float
    resolution_hours: float
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("priority", "priority", True),
                _Member("category_id", "category_id", True),
                _Member("response_hours", "response_hours", True),
                _Member("resolution_hours", "resolution_hours", True),
            ),
            open=True,
        )
