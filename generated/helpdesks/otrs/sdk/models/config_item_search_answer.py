# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class ConfigItemSearchAnswer(_Model):
    """ConfigItemSearchAnswer.

    - config_item_i_ds: The ids. The desk gives an empty text where nothing was found; here it is an empty list then (x-lists).
    - config_item_id: The ids under another name, which the vendor's own comment promises.
    """

    config_item_i_ds: list[str | int]
    config_item_id: list[str | int] | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ConfigItemIDs", "config_item_i_ds", True),
                _Member("ConfigItemID", "config_item_id", False),
            ),
            open=True,
        )
