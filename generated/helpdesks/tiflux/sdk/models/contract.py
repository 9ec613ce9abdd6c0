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
    from .ref import Ref


@_define(kw_only=True)
class Contract(_Model):
    """Contract.

    - modality: Its form is not documented.
    - status: Its form is not documented.
    - cancelled: Its form is not documented.
    - duration: Its form is not documented.
    - expiration_date: Its form is not documented.
    - readjust_duration: Its form is not documented.
    - readjustment_date: Its form is not documented.
    - rider_tax: Its form is not documented.
    - rider_value: Its form is not documented.
    - total_value: Its form is not documented.
    """

    id: int
    name: str | Unset = UNSET
    client: Ref | Unset = UNSET
    contract_type: Ref | Unset = UNSET
    modality: Any | Unset = UNSET
    status: Any | Unset = UNSET
    cancelled: Any | Unset = UNSET
    duration: Any | Unset = UNSET
    expiration_date: Any | Unset = UNSET
    readjust_duration: Any | Unset = UNSET
    readjustment_date: Any | Unset = UNSET
    rider_tax: Any | Unset = UNSET
    rider_value: Any | Unset = UNSET
    total_value: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ref import Ref

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", False),
                _Member("client", "client", False, Ref.from_dict),
                _Member("contract_type", "contract_type", False, Ref.from_dict),
                _Member("modality", "modality", False),
                _Member("status", "status", False),
                _Member("cancelled", "cancelled", False),
                _Member("duration", "duration", False),
                _Member("expiration_date", "expiration_date", False),
                _Member("readjust_duration", "readjust_duration", False),
                _Member("readjustment_date", "readjustment_date", False),
                _Member("rider_tax", "rider_tax", False),
                _Member("rider_value", "rider_value", False),
                _Member("total_value", "total_value", False),
            ),
            open=True,
        )
