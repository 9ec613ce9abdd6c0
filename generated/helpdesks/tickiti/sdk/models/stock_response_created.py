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
    from .stock_response_created_template import StockResponseCreatedTemplate


@_define(kw_only=True)
class StockResponseCreated(_Model):
    """The id stands in template, or at the top.

    - id: An internal id; the product answers with a string in some places and an integer in others.
    """

    id: str | int | Unset = UNSET
    template: StockResponseCreatedTemplate | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .stock_response_created_template import StockResponseCreatedTemplate

        return _Shape(
            (
                _Member("id", "id", False),
                _Member("template", "template", False, StockResponseCreatedTemplate.from_dict),
            ),
            open=True,
        )
