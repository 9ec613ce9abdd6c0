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
    from .link import Link


@_define(kw_only=True)
class LinkList(_Model):
    """LinkList."""

    data: list[Link]
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .link import Link

        return _Shape(
            (
                _Member("data", "data", True, _list_of(Link.from_dict)),
            ),
            open=True,
        )
