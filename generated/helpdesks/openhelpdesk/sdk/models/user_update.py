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
    from .role import Role


@_define(kw_only=True)
class UserUpdate(_Model):
    """UserUpdate.

    - force_password_reset: True mails a link to choose a new password.
    - reset_mfa: True removes the second factor.
    """

    name: str | Unset = UNSET
    email: str | Unset = UNSET
    role: Role | Unset = UNSET
    force_password_reset: bool | Unset = UNSET
    reset_mfa: bool | Unset = UNSET
    disabled: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", False),
                _Member("email", "email", False),
                _Member("role", "role", False, None, ("admin", "staff", "user",)),
                _Member("force_password_reset", "force_password_reset", False),
                _Member("reset_mfa", "reset_mfa", False),
                _Member("disabled", "disabled", False),
            ),
            open=True,
        )
