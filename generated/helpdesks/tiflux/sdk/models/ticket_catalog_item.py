# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class TicketCatalogItem(_Model):
    """TicketCatalogItem.

    - id: Id of the item.
    """

    id: int | Unset = UNSET
    item_name: str | Unset = UNSET
    area_id: int | Unset = UNSET
    area_name: str | Unset = UNSET
    catalog_id: int | Unset = UNSET
    catalog_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("item_name", "item_name", False),
                _Member("area_id", "area_id", False),
                _Member("area_name", "area_name", False),
                _Member("catalog_id", "catalog_id", False),
                _Member("catalog_name", "catalog_name", False),
            ),
            open=True,
        )
