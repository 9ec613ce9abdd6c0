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
    from .technical_group_user_type import TechnicalGroupUserType


@_define(kw_only=True)
class TechnicalGroupUser(_Model):
    """Like a user; no field is promised."""

    id: int | Unset = UNSET
    field_type_: TechnicalGroupUserType | None | Unset = UNSET
    active: bool | Unset = UNSET
    email: str | Unset = UNSET
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("_type", "field_type_", False),
                _Member("active", "active", False),
                _Member("email", "email", False),
                _Member("name", "name", False),
            ),
            open=True,
        )
