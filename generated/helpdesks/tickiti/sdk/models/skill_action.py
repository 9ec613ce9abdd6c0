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
    from .skill_action_handler_type import SkillActionHandlerType
    from .skill_action_permission import SkillActionPermission


@_define(kw_only=True)
class SkillAction(_Model):
    """Something a skill may do.

    - parameters: A JSON Schema.
    """

    name: str | Unset = UNSET
    description: str | None | Unset = UNSET
    parameters: dict[str, Any] | None | Unset = UNSET
    handler_type: SkillActionHandlerType | Unset = UNSET
    handler_ref: str | None | Unset = UNSET
    permission: SkillActionPermission | Unset = UNSET
    requires_confirmation: bool | Unset = UNSET
    enabled: bool | Unset = UNSET
    ordinal: int | Unset = UNSET
    timeout_ms: int | Unset = UNSET
    prefetch: bool | Unset = UNSET
    prefetch_params: dict[str, Any] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", False),
                _Member("description", "description", False),
                _Member("parameters", "parameters", False),
                _Member("handler_type", "handler_type", False, None, ("local", "remote",)),
                _Member("handler_ref", "handler_ref", False),
                _Member("permission", "permission", False, None, ("participant", "staff", "system",)),
                _Member("requires_confirmation", "requires_confirmation", False),
                _Member("enabled", "enabled", False),
                _Member("ordinal", "ordinal", False),
                _Member("timeout_ms", "timeout_ms", False),
                _Member("prefetch", "prefetch", False),
                _Member("prefetch_params", "prefetch_params", False),
            ),
            open=True,
        )
