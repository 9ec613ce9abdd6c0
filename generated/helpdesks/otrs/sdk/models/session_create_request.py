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
class SessionCreateRequest(_Model):
    """SessionCreateRequest.

    - user_login: Login of an agent. This or CustomerUserLogin.
    - customer_user_login: Login of a customer user. Counts only without UserLogin.
    - two_factor_token: The second factor (newer Znuny only).
    """

    password: str
    user_login: str | Unset = UNSET
    customer_user_login: str | Unset = UNSET
    two_factor_token: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Password", "password", True),
                _Member("UserLogin", "user_login", False),
                _Member("CustomerUserLogin", "customer_user_login", False),
                _Member("TwoFactorToken", "two_factor_token", False),
            ),
            open=True,
        )
