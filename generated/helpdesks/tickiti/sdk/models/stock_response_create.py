# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .ai_relevance import AiRelevance


@_define(kw_only=True)
class StockResponseCreate(_Model):
    """Later versions need identifier and category; the first one took an empty object.

    - content: HTML.
    """

    identifier: str | Unset = UNSET
    category: str | Unset = UNSET
    subcategory: str | Unset = UNSET
    subject: str | Unset = UNSET
    keywords: str | Unset = UNSET
    content: str | Unset = UNSET
    is_enabled: bool | Unset = UNSET
    notes: str | Unset = UNSET
    ai_relevance: AiRelevance | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("identifier", "identifier", False),
                _Member("category", "category", False),
                _Member("subcategory", "subcategory", False),
                _Member("subject", "subject", False),
                _Member("keywords", "keywords", False),
                _Member("content", "content", False),
                _Member("is_enabled", "is_enabled", False),
                _Member("notes", "notes", False),
                _Member("ai_relevance", "ai_relevance", False, None, ("as_is", "compose", "exclude", "reference",)),
            ),
            open=True,
        )
