# Generated from specs/openhelpdesk. Do not edit: make regen

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
    from .scope_entry import ScopeEntry


@_define(kw_only=True)
class GroupUpdate(_Model):
    """GroupUpdate.

    - scope: Replaces the whole scope.
    - member_ids: Replaces all members.
    """

    name: str | Unset = UNSET
    scope: list[ScopeEntry] | Unset = UNSET
    member_ids: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .scope_entry import ScopeEntry

        return _Shape(
            (
                _Member("name", "name", False),
                _Member("scope", "scope", False, _list_of(ScopeEntry.from_dict)),
                _Member("member_ids", "member_ids", False),
            ),
            open=True,
        )
