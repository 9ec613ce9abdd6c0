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
class RequestorCreate(_Model):
    """RequestorCreate.

    - country: Country of the telephone number.
    """

    name: str
    telephone: str | Unset = UNSET
    email: str | Unset = UNSET
    can_open_ticket: bool | Unset = UNSET
    extension: int | str | Unset = UNSET
    country: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("telephone", "telephone", False),
                _Member("email", "email", False),
                _Member("can_open_ticket", "can_open_ticket", False),
                _Member("extension", "extension", False),
                _Member("country", "country", False),
            ),
            open=True,
        )
