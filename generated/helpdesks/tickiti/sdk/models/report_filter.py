# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class ReportFilter(_Model):
    """ReportFilter.

    - date_from: A day, YYYY-MM-DD.
    - date_to: A day, YYYY-MM-DD.
    """

    date_from: str | Unset = UNSET
    date_to: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("date_from", "date_from", False),
                _Member("date_to", "date_to", False),
            ),
            open=True,
        )
