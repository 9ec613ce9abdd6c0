# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .new_address import NewAddress


@_define(kw_only=True)
class AddressCreate(_Model):
    """AddressCreate."""

    address: NewAddress
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .new_address import NewAddress

        return _Shape(
            (
                _Member("address", "address", True, NewAddress.from_dict),
            ),
            open=True,
        )
