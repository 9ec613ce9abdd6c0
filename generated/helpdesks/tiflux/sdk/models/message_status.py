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
class MessageStatus(_Model):
    """MessageStatus.

    - sent: Its form is not documented.
    - delivered: Its form is not documented.
    - read: Its form is not documented.
    - failed: Its form is not documented.
    """

    sent: Any | Unset = UNSET
    delivered: Any | Unset = UNSET
    read: Any | Unset = UNSET
    failed: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("sent", "sent", False),
                _Member("delivered", "delivered", False),
                _Member("read", "read", False),
                _Member("failed", "failed", False),
            ),
            open=True,
        )
