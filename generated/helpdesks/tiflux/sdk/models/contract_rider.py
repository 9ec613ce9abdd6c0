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
    from .named import Named


@_define(kw_only=True)
class ContractRider(_Model):
    """ContractRider.

    - rider_number: Its form is not documented.
    - start_date: Its form is not documented.
    - cancel_date: Its form is not documented.
    """

    id: int
    rider_number: Any | Unset = UNSET
    start_date: Any | Unset = UNSET
    cancel_date: Any | Unset = UNSET
    contract: Named | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .named import Named

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("rider_number", "rider_number", False),
                _Member("start_date", "start_date", False),
                _Member("cancel_date", "cancel_date", False),
                _Member("contract", "contract", False, Named.from_dict),
            ),
            open=True,
        )
