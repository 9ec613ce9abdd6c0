# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .checklist_tick import ChecklistTick


@_define(kw_only=True)
class ChecklistItemUpdate(_Model):
    """Exactly one of the two."""

    value: str | int | bool | None | Unset = UNSET
    options: list[ChecklistTick] | Unset = UNSET

    @classmethod
    def _shape(cls) -> _Shape:
        from .checklist_tick import ChecklistTick

        return _Shape(
            (
                _Member("value", "value", False),
                _Member("options", "options", False, _list_of(ChecklistTick.from_dict)),
            ),
            open=False,
        )
