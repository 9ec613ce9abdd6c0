# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .criteria import Criteria


@_define(kw_only=True)
class SearchObject(_Model):
    """SearchObject.

    - search_perspective: Name of a saved perspective; `All` is built in.
    """

    search_perspective: str | Unset = UNSET
    search_perspective_id: int | Unset = UNSET
    criteria: list[Criteria] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .criteria import Criteria

        return _Shape(
            (
                _Member("search_perspective", "search_perspective", False),
                _Member("search_perspective_id", "search_perspective_id", False),
                _Member("criteria", "criteria", False, _list_of(Criteria.from_dict)),
            ),
            open=True,
        )
