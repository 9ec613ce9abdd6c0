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
class ClientUser(_Model):
    """ClientUser.

    - country_code: Country of the telephone number.
    """

    name: str
    email: str
    extension: int | Unset = UNSET
    authorization_flow: bool | Unset = UNSET
    telephone: str | Unset = UNSET
    country_code: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("email", "email", True),
                _Member("extension", "extension", False),
                _Member("authorization_flow", "authorization_flow", False),
                _Member("telephone", "telephone", False),
                _Member("country_code", "country_code", False),
            ),
            open=True,
        )
