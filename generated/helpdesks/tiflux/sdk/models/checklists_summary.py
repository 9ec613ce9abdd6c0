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
class ChecklistsSummary(_Model):
    """ChecklistsSummary."""

    total: int | Unset = UNSET
    pending: int | Unset = UNSET
    required_pending: int | Unset = UNSET
    missing_required_checklists: list[str] | Unset = UNSET
    blocks_close: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("total", "total", False),
                _Member("pending", "pending", False),
                _Member("required_pending", "required_pending", False),
                _Member("missing_required_checklists", "missing_required_checklists", False),
                _Member("blocks_close", "blocks_close", False),
            ),
            open=True,
        )
