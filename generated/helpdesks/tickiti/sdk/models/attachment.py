# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class Attachment(_Model):
    """What is told about a file; the bytes come with tickets.attachment alone.

    - id: An internal id; the product answers with a string in some places and an integer in others.
    """

    id: str | int | Unset = UNSET
    name: str | None | Unset = UNSET
    is_inline: bool | None | Unset = UNSET
    mime_type: str | None | Unset = UNSET
    file_size: int | None | Unset = UNSET
    sha256: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", False),
                _Member("name", "name", False),
                _Member("is_inline", "is_inline", False),
                _Member("mime_type", "mime_type", False),
                _Member("file_size", "file_size", False),
                _Member("sha256", "sha256", False),
            ),
            open=True,
        )
