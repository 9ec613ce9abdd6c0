# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .config_item import ConfigItem


@_define(kw_only=True)
class ConfigItemGetAnswer(_Model):
    """ConfigItemGetAnswer.

    - config_item: The desk gives an empty text where there is none; here it is an empty list then (x-lists).
    """

    config_item: list[ConfigItem]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .config_item import ConfigItem

        return _Shape(
            (
                _Member("ConfigItem", "config_item", True, _list_of(ConfigItem.from_dict)),
            ),
            open=True,
        )
