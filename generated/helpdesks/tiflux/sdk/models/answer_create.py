# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, File, Unset


@_define(kw_only=True)
class AnswerCreate(_Model):
    """AnswerCreate.

    - name: The text to the customer, as HTML.
    - files: Up to 10 files of 25 MB each.
    """

    name: str
    with_signature: bool | Unset = UNSET
    files: list[File] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("with_signature", "with_signature", False),
                _Member("files[]", "files", False),
            ),
            open=True,
        )
