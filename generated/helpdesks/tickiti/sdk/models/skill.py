# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .skill_action import SkillAction
    from .skill_composition import SkillComposition


@_define(kw_only=True)
class Skill(_Model):
    """A skill of the AI assistant. The key `axial.core` is reserved.

    - triggers: What makes the assistant take the skill.
    """

    key: str | Unset = UNSET
    title: str | Unset = UNSET
    description: str | None | Unset = UNSET
    instructions: str | None | Unset = UNSET
    triggers: Any | Unset = UNSET
    composition: SkillComposition | Unset = UNSET
    citation_set: list[Any] | Unset = UNSET
    enabled: bool | Unset = UNSET
    ordinal: int | Unset = UNSET
    parent_key: str | None | Unset = UNSET
    actions: list[SkillAction] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .skill_action import SkillAction

        return _Shape(
            (
                _Member("key", "key", False),
                _Member("title", "title", False),
                _Member("description", "description", False),
                _Member("instructions", "instructions", False),
                _Member("triggers", "triggers", False),
                _Member("composition", "composition", False, None, ("guided", "open", "vetted",)),
                _Member("citation_set", "citation_set", False),
                _Member("enabled", "enabled", False),
                _Member("ordinal", "ordinal", False),
                _Member("parent_key", "parent_key", False),
                _Member("actions", "actions", False, _list_of(SkillAction.from_dict)),
            ),
            open=True,
        )
