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
class Error(_Model):
    """Error.

    - error_code: HTTP status and two digits, e.g. 42202.
    """

    error_code: int | Unset = UNSET
    message: str | Unset = UNSET
    detail: dict[str, list[str]] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("error_code", "error_code", False),
                _Member("message", "message", False),
                _Member("detail", "detail", False),
            ),
            open=True,
        )
