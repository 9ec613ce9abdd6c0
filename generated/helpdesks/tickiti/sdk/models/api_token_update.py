# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .ability_name import AbilityName


@_define(kw_only=True)
class ApiTokenUpdate(_Model):
    """ApiTokenUpdate.

    - id: An internal id; the product answers with a string in some places and an integer in others.
    - allowed_ip: null takes the restriction away.
    """

    id: str | int
    name: str | Unset = UNSET
    abilities: list[AbilityName] | Unset = UNSET
    allowed_ip: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", False),
                _Member("abilities", "abilities", False),
                _Member("allowed_ip", "allowed_ip", False),
            ),
            open=True,
        )
