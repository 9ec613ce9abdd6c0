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
class DeskRequiredFields(_Model):
    """What a new ticket must have."""

    equipment_id: bool | Unset = UNSET
    requestor_name: bool | Unset = UNSET
    requestor_email: bool | Unset = UNSET
    requestor_telephone: bool | Unset = UNSET
    requestor_ramal: bool | Unset = UNSET
    attachment_file: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("equipment_id", "equipment_id", False),
                _Member("requestor_name", "requestor_name", False),
                _Member("requestor_email", "requestor_email", False),
                _Member("requestor_telephone", "requestor_telephone", False),
                _Member("requestor_ramal", "requestor_ramal", False),
                _Member("attachment_file", "attachment_file", False),
            ),
            open=True,
        )
