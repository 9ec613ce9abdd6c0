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
class WatchlistUpdate(_Model):
    """WatchlistUpdate.

    - watchlist_id: An internal id; the product answers with a string in some places and an integer in others.
    """

    watchlist_id: str | int
    name: str | Unset = UNSET
    icon: str | Unset = UNSET
    shared: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("watchlist_id", "watchlist_id", True),
                _Member("name", "name", False),
                _Member("icon", "icon", False),
                _Member("shared", "shared", False),
            ),
            open=True,
        )
