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
class Billing(_Model):
    """Billing.

    - nfe_number: Its form is not documented.
    - real_value: Decimal.
    - reversal: Its form is not documented.
    """

    billing_id: int | Unset = UNSET
    billing_date: str | Unset = UNSET
    due_date: str | Unset = UNSET
    client_name: str | Unset = UNSET
    nfe_number: Any | Unset = UNSET
    real_value: str | Unset = UNSET
    reversal: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("billing_id", "billing_id", False),
                _Member("billing_date", "billing_date", False),
                _Member("due_date", "due_date", False),
                _Member("client_name", "client_name", False),
                _Member("nfe_number", "nfe_number", False),
                _Member("real_value", "real_value", False),
                _Member("reversal", "reversal", False),
            ),
            open=True,
        )
