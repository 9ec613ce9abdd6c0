# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .link_direction import LinkDirection
    from .link_type import LinkType
    from .linked_ticket import LinkedTicket


@_define(kw_only=True)
class Link(_Model):
    """Link.

    - id: Sortable id of 26 characters.
    """

    id: str
    link_type: LinkType
    ticket: LinkedTicket
    direction: LinkDirection | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .linked_ticket import LinkedTicket

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("link_type", "link_type", True, None, ("caused_by", "child_of", "duplicate_of", "parent_of", "related_to",)),
                _Member("ticket", "ticket", True, LinkedTicket.from_dict),
                _Member("direction", "direction", False, None, ("forward", "reverse",)),
            ),
            open=True,
        )
