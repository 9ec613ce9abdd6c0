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
    from .template_search_type import TemplateSearchType


@_define(kw_only=True)
class TemplateSearch(_Model):
    """TemplateSearch.

    - search: Words; "a phrase" in quotes is searched as one.
    - mode: Default of the server templates.
    """

    search: str
    mode: str | Unset = UNSET
    type_: TemplateSearchType | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("search", "search", True),
                _Member("mode", "mode", False),
                _Member("type", "type_", False, None, ("email", "faq", "stock-response",)),
            ),
            open=True,
        )
