# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .link_type import LinkType


@_define(kw_only=True)
class LinkCreate(_Model):
    """LinkCreate.

    - target_id: Sortable id of 26 characters.
    """

    target_id: str
    link_type: LinkType
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("target_id", "target_id", True),
                _Member("link_type", "link_type", True, None, ("caused_by", "child_of", "duplicate_of", "parent_of", "related_to",)),
            ),
            open=True,
        )
