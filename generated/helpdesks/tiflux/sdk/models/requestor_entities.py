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
class RequestorEntities(_Model):
    """RequestorEntities.

    - requestor_entities: Its form is not documented.
    """

    requestor: dict[str, Any] | Unset = UNSET
    requestor_entities: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("requestor", "requestor", False),
                _Member("requestor_entities", "requestor_entities", False),
            ),
            open=True,
        )
