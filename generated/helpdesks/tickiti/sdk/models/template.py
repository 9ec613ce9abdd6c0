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
class Template(_Model):
    """Template.

    - id: An internal id; the product answers with a string in some places and an integer in others.
    """

    id: str | int | Unset = UNSET
    type_: str | None | Unset = UNSET
    identifier: str | None | Unset = UNSET
    subject: str | None | Unset = UNSET
    content: str | None | Unset = UNSET
    is_enabled: bool | int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("type", "type_", False),
                _Member("identifier", "identifier", False),
                _Member("subject", "subject", False),
                _Member("content", "content", False),
                _Member("is_enabled", "is_enabled", False),
            ),
            open=True,
        )
