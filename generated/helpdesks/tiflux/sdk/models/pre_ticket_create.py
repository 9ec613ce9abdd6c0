# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, File, Unset


@_define(kw_only=True)
class PreTicketCreate(_Model):
    """PreTicketCreate.

    - requestor_ramal: Extension of the telephone.
    - requestor_country: Country of the telephone number.
    - files: Files of 25 MB each.
    """

    title: str
    description: str
    requestor_name: str
    requestor_email: str
    requestor_telephone: str
    requestor_ramal: int | Unset = UNSET
    requestor_country: str | Unset = UNSET
    client_id: int | Unset = UNSET
    files: list[File] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("title", "title", True),
                _Member("description", "description", True),
                _Member("requestor_name", "requestor_name", True),
                _Member("requestor_email", "requestor_email", True),
                _Member("requestor_telephone", "requestor_telephone", True),
                _Member("requestor_ramal", "requestor_ramal", False),
                _Member("requestor_country", "requestor_country", False),
                _Member("client_id", "client_id", False),
                _Member("files[]", "files", False),
            ),
            open=True,
        )
