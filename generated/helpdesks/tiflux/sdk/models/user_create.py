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
class UserCreate(_Model):
    """UserCreate."""

    name: str
    email: str
    technical_group_id: int
    whatsapp_license: bool | Unset = UNSET
    tickets_license: bool | Unset = UNSET
    remote_access_license: bool | Unset = UNSET
    api_license: bool | Unset = UNSET
    splashtop_license: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("email", "email", True),
                _Member("technical_group_id", "technical_group_id", True),
                _Member("whatsapp_license", "whatsapp_license", False),
                _Member("tickets_license", "tickets_license", False),
                _Member("remote_access_license", "remote_access_license", False),
                _Member("api_license", "api_license", False),
                _Member("splashtop_license", "splashtop_license", False),
            ),
            open=True,
        )
