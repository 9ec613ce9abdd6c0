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
class Address(_Model):
    """Address.

    - cep: Postal code.
    - number: House number.
    """

    cep: str | Unset = UNSET
    city: str | Unset = UNSET
    neighborhood: str | Unset = UNSET
    number: int | Unset = UNSET
    state: str | Unset = UNSET
    street: str | Unset = UNSET
    complement: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("cep", "cep", False),
                _Member("city", "city", False),
                _Member("neighborhood", "neighborhood", False),
                _Member("number", "number", False),
                _Member("state", "state", False),
                _Member("street", "street", False),
                _Member("complement", "complement", False),
            ),
            open=True,
        )
