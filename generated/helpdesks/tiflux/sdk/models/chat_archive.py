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
class ChatArchive(_Model):
    """ChatArchive.

    - services_catalogs_item_id: Needed where the organisation uses catalogs in chats.
    """

    services_catalogs_item_id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("services_catalogs_item_id", "services_catalogs_item_id", False),
            ),
            open=True,
        )
