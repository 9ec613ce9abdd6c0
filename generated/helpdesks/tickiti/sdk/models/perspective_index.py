# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .perspective_index_scope import PerspectiveIndexScope


@_define(kw_only=True)
class PerspectiveIndex(_Model):
    """PerspectiveIndex."""

    scope: PerspectiveIndexScope | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("scope", "scope", False, None, ("all", "mine",)),
            ),
            open=True,
        )
