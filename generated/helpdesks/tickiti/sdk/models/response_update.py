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
    from .replacement import Replacement


@_define(kw_only=True)
class ResponseUpdate(_Model):
    """Give content or replace, not both. The body a customer wrote is never changed.

    - response_id: An internal id; the product answers with a string in some places and an integer in others.
    - content: HTML.
    - replace: Replacements, done in order.
    - notify: With is_internal false: publish it and tell the customer.
    """

    response_id: str | int
    content: str | Unset = UNSET
    replace: list[Replacement] | Unset = UNSET
    is_internal: bool | Unset = UNSET
    notify: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .replacement import Replacement

        return _Shape(
            (
                _Member("response_id", "response_id", True),
                _Member("content", "content", False),
                _Member("replace", "replace", False, _list_of(Replacement.from_dict)),
                _Member("is_internal", "is_internal", False),
                _Member("notify", "notify", False),
            ),
            open=True,
        )
