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
class Contact(_Model):
    """Contact.

    - use: What it is used for.
    - number: Telephone number.
    - owner: Whose it is.
    """

    use: str | Unset = UNSET
    number: str | Unset = UNSET
    owner: str | Unset = UNSET
    email: str | Unset = UNSET
    country: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("use", "use", False),
                _Member("number", "number", False),
                _Member("owner", "owner", False),
                _Member("email", "email", False),
                _Member("country", "country", False),
            ),
            open=True,
        )
