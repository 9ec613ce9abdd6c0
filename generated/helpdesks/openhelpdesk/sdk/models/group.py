# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .scope_entry import ScopeEntry


@_define(kw_only=True)
class Group(_Model):
    """Group.

    - id: Sortable id of 26 characters.
    """

    id: str
    name: str
    member_count: int
    scope: list[ScopeEntry]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .scope_entry import ScopeEntry

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("member_count", "member_count", True),
                _Member("scope", "scope", True, _list_of(ScopeEntry.from_dict)),
            ),
            open=True,
        )
