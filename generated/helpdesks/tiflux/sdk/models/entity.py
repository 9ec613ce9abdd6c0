# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .applied_in import AppliedIn


@_define(kw_only=True)
class Entity(_Model):
    """Entity."""

    id: int
    name: str
    active: bool | Unset = UNSET
    applied_in: AppliedIn | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("active", "active", False),
                _Member("applied_in", "applied_in", False, None, ("client", "equipment", "services_catalog", "services_catalogs_area", "services_catalogs_item", "solicitant", "ticket",)),
            ),
            open=True,
        )
