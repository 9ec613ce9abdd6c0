# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .role import Role


@_define(kw_only=True)
class UserCreate(_Model):
    """UserCreate."""

    name: str
    email: str
    password: str
    role: Role
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("email", "email", True),
                _Member("password", "password", True),
                _Member("role", "role", True, None, ("admin", "staff", "user",)),
            ),
            open=True,
        )
