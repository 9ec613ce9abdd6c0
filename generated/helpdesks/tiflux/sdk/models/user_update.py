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
class UserUpdate(_Model):
    """UserUpdate.

    - country_code: Country of the telephone number.
    """

    name: str | Unset = UNSET
    email: str | Unset = UNSET
    technical_group_id: int | Unset = UNSET
    whatsapp_license: bool | Unset = UNSET
    tickets_license: bool | Unset = UNSET
    remote_access_license: bool | Unset = UNSET
    api_license: bool | Unset = UNSET
    splashtop_license: bool | Unset = UNSET
    active: bool | Unset = UNSET
    extension: int | str | Unset = UNSET
    telephone: str | Unset = UNSET
    country_code: str | Unset = UNSET
    client_ids: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", False),
                _Member("email", "email", False),
                _Member("technical_group_id", "technical_group_id", False),
                _Member("whatsapp_license", "whatsapp_license", False),
                _Member("tickets_license", "tickets_license", False),
                _Member("remote_access_license", "remote_access_license", False),
                _Member("api_license", "api_license", False),
                _Member("splashtop_license", "splashtop_license", False),
                _Member("active", "active", False),
                _Member("extension", "extension", False),
                _Member("telephone", "telephone", False),
                _Member("country_code", "country_code", False),
                _Member("client_ids", "client_ids", False),
            ),
            open=True,
        )
