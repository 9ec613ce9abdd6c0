# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .contract_rider import ContractRider
    from .named import Named


@_define(kw_only=True)
class ServiceTypes(_Model):
    """ServiceTypes."""

    contract_riders: list[ContractRider] | Unset = UNSET
    loose_services: list[Named] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .contract_rider import ContractRider
        from .named import Named

        return _Shape(
            (
                _Member("contract_riders", "contract_riders", False, _list_of(ContractRider.from_dict)),
                _Member("loose_services", "loose_services", False, _list_of(Named.from_dict)),
            ),
            open=True,
        )
