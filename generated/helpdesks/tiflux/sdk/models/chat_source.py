# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .chat_origin import ChatOrigin


@_define(kw_only=True)
class ChatSource(_Model):
    """Where the chat comes from.

    - fields: What the origin knows of the contact, e.g. phone, name.
    """

    integration_id: int | Unset = UNSET
    field_type_: ChatOrigin | Unset = UNSET
    fields: dict[str, Any] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("integration_id", "integration_id", False),
                _Member("_type", "field_type_", False, None, ("campaign", "chat", "gupshup", "site_widget", "whatsapp", "whatsapp_cloud", "whatsapp_web",)),
                _Member("fields", "fields", False),
            ),
            open=True,
        )
