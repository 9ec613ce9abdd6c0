# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class ApiKey(_Model):
    """ApiKey.

    - id: Sortable id of 26 characters.
    """

    id: str
    name: str
    created_at: str
    last_used_at: str | None
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("created_at", "created_at", True),
                _Member("last_used_at", "last_used_at", True),
            ),
            open=True,
        )
