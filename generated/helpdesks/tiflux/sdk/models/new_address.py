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
class NewAddress(_Model):
    """NewAddress.

    - cep: Postal code.
    - number: House number.
    """

    cep: str
    city: str
    neighborhood: str
    number: int
    state: str
    street: str
    complement: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("cep", "cep", True),
                _Member("city", "city", True),
                _Member("neighborhood", "neighborhood", True),
                _Member("number", "number", True),
                _Member("state", "state", True),
                _Member("street", "street", True),
                _Member("complement", "complement", False),
            ),
            open=True,
        )
