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
class UserQueue(_Model):
    """UserQueue."""

    can_view: bool | Unset = UNSET
    can_manage: bool | Unset = UNSET
    can_delete: bool | Unset = UNSET
    treat_as_inbox: bool | Unset = UNSET
    receive_inbox_errors: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("can_view", "can_view", False),
                _Member("can_manage", "can_manage", False),
                _Member("can_delete", "can_delete", False),
                _Member("treat_as_inbox", "treat_as_inbox", False),
                _Member("receive_inbox_errors", "receive_inbox_errors", False),
            ),
            open=True,
        )
