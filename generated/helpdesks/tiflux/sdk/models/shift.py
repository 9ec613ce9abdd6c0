# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .shift_reference import ShiftReference


@_define(kw_only=True)
class Shift(_Model):
    """Shift."""

    id: int
    name: str | Unset = UNSET
    reference: ShiftReference | Unset = UNSET
    client: dict[str, Any] | None | Unset = UNSET
    contract: dict[str, Any] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", False),
                _Member("reference", "reference", False, None, ("All", "Client", "Contract", "Shared",)),
                _Member("client", "client", False),
                _Member("contract", "contract", False),
            ),
            open=True,
        )
