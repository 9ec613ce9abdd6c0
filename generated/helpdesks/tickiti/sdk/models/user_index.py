# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .user import User


@_define(kw_only=True)
class UserIndex(_Model):
    """UserIndex."""

    users: list[User] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .user import User

        return _Shape(
            (
                _Member("users", "users", False, _list_of(User.from_dict)),
            ),
            open=True,
        )
