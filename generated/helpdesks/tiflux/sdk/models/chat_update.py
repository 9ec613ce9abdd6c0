# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class ChatUpdate(_Model):
    """At least one of them.

    - user_id: Who takes the chat over.
    - ticket_number: The ticket it is linked to.
    """

    user_id: int | Unset = UNSET
    department_id: int | Unset = UNSET
    ticket_number: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("user_id", "user_id", False),
                _Member("department_id", "department_id", False),
                _Member("ticket_number", "ticket_number", False),
            ),
            open=True,
        )
