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
class ApiTokenCreate(_Model):
    """ApiTokenCreate.

    - owner: A user id, or `system`.
    - abilities: Only abilities that the calling token has itself.
    """

    name: str
    owner: str | int
    abilities: list[AbilityName]
    allowed_ip: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("owner", "owner", True),
                _Member("abilities", "abilities", True),
                _Member("allowed_ip", "allowed_ip", False),
            ),
            open=True,
        )
