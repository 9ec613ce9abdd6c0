# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class UserCreate(_Model):
    """UserCreate.

    - username: Login name.
    - password: Must satisfy the site's rules for passwords.
    """

    username: str
    password: str
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    email: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("username", "username", True),
                _Member("password", "password", True),
                _Member("first_name", "first_name", False),
                _Member("last_name", "last_name", False),
                _Member("email", "email", False),
            ),
            open=True,
        )
