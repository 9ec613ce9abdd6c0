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
class Account(_Model):
    """Account.

    - id: Sortable id of 26 characters.
    """

    id: str
    name: str
    email: str
    role: Role
    mfa_enrolled: bool
    created_at: str
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("email", "email", True),
                _Member("role", "role", True, None, ("admin", "staff", "user",)),
                _Member("mfa_enrolled", "mfa_enrolled", True),
                _Member("created_at", "created_at", True),
            ),
            open=True,
        )
