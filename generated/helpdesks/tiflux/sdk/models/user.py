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
    from .user_type_2 import UserType2


@_define(kw_only=True)
class User(_Model):
    """User.

    - gauth_enabled: Whether it has a second factor.
    """

    id: int
    name: str
    field_type_: UserType2 | None | Unset = UNSET
    active: bool | Unset = UNSET
    email: str | Unset = UNSET
    gauth_enabled: bool | Unset = UNSET
    last_login_at: str | None | Unset = UNSET
    technical_group_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("_type", "field_type_", False),
                _Member("active", "active", False),
                _Member("email", "email", False),
                _Member("gauth_enabled", "gauth_enabled", False),
                _Member("last_login_at", "last_login_at", False),
                _Member("technical_group_id", "technical_group_id", False),
            ),
            open=True,
        )
