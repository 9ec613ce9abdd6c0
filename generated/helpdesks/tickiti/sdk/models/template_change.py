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
class TemplateChange(_Model):
    """Old servers blank what is left out; send content, subject and is_enabled as they were read.

    - id: An internal id; the product answers with a string in some places and an integer in others.
    - content: HTML.
    """

    id: str | int
    type_: str | Unset = UNSET
    identifier: str | Unset = UNSET
    category: str | Unset = UNSET
    subcategory: str | Unset = UNSET
    subject: str | Unset = UNSET
    content: str | Unset = UNSET
    description: str | Unset = UNSET
    legend: str | Unset = UNSET
    keywords: str | Unset = UNSET
    is_enabled: bool | Unset = UNSET
    ordinal: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("type", "type_", False),
                _Member("identifier", "identifier", False),
                _Member("category", "category", False),
                _Member("subcategory", "subcategory", False),
                _Member("subject", "subject", False),
                _Member("content", "content", False),
                _Member("description", "description", False),
                _Member("legend", "legend", False),
                _Member("keywords", "keywords", False),
                _Member("is_enabled", "is_enabled", False),
                _Member("ordinal", "ordinal", False),
            ),
            open=True,
        )
