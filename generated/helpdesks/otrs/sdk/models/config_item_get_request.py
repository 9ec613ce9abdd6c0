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
class ConfigItemGetRequest(_Model):
    """ConfigItemGetRequest.

    - config_item_id: Internal ids: one, several with commas, or a list.
    - attachments: 1: with files. 0 by default.
    """

    config_item_id: str | int | list[str | int]
    attachments: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ConfigItemID", "config_item_id", True),
                _Member("Attachments", "attachments", False),
            ),
            open=True,
        )
