# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .contact import Contact


@_define(kw_only=True)
class ContactUpdate(_Model):
    """ContactUpdate."""

    contact: Contact
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .contact import Contact

        return _Shape(
            (
                _Member("contact", "contact", True, Contact.from_dict),
            ),
            open=True,
        )
