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
class TicketRequestor(_Model):
    """TicketRequestor.

    - id: Null where the ticket carries only what was typed.
    - ramal: Extension of the telephone.
    """

    id: int | None | Unset = UNSET
    email: str | Unset = UNSET
    name: str | Unset = UNSET
    ramal: int | None | Unset = UNSET
    telephone: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("email", "email", False),
                _Member("name", "name", False),
                _Member("ramal", "ramal", False),
                _Member("telephone", "telephone", False),
            ),
            open=True,
        )
