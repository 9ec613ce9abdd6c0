# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .stock_response_change import StockResponseChange


@_define(kw_only=True)
class StockResponseUpdate(_Model):
    """StockResponseUpdate."""

    template: StockResponseChange
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .stock_response_change import StockResponseChange

        return _Shape(
            (
                _Member("template", "template", True, StockResponseChange.from_dict),
            ),
            open=True,
        )
