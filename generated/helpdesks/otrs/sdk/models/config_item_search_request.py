# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .config_item_filter import ConfigItemFilter


@_define(kw_only=True)
class ConfigItemSearchRequest(_Model):
    """ConfigItemSearchRequest."""

    config_item: ConfigItemFilter
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .config_item_filter import ConfigItemFilter

        return _Shape(
            (
                _Member("ConfigItem", "config_item", True, ConfigItemFilter.from_dict),
            ),
            open=True,
        )
