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
    from .search_object import SearchObject


@_define(kw_only=True)
class TicketQuery(_Model):
    """TicketQuery.

    - row_limit: Default of the server 100.
    """

    perspective_id: int | Unset = UNSET
    search_object: SearchObject | Unset = UNSET
    row_limit: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .search_object import SearchObject

        return _Shape(
            (
                _Member("perspective_id", "perspective_id", False),
                _Member("search_object", "search_object", False, SearchObject.from_dict),
                _Member("row_limit", "row_limit", False),
            ),
            open=True,
        )
