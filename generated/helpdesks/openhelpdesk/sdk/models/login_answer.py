# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .login_user import LoginUser


@_define(kw_only=True)
class LoginAnswer(_Model):
    """Either the user, or the word that a second factor is needed."""

    user: LoginUser | Unset = UNSET
    mfa_required: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .login_user import LoginUser

        return _Shape(
            (
                _Member("user", "user", False, LoginUser.from_dict),
                _Member("mfa_required", "mfa_required", False),
            ),
            open=True,
        )
