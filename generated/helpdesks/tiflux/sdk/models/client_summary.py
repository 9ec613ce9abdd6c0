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
class ClientSummary(_Model):
    """ClientSummary.

    - social: Legal name.
    - status: Whether it is active.
    - social_revenue: CPF or CNPJ.
    """

    id: int
    name: str
    social: str
    status: bool
    social_revenue: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("social", "social", True),
                _Member("status", "status", True),
                _Member("social_revenue", "social_revenue", False),
            ),
            open=True,
        )
