# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class StoredFile(_Model):
    """StoredFile.

    - size: Bytes.
    """

    id: int
    file_name: str
    content_type: str | Unset = UNSET
    size: int | Unset = UNSET
    url: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("file_name", "file_name", True),
                _Member("content_type", "content_type", False),
                _Member("size", "size", False),
                _Member("url", "url", False),
            ),
            open=True,
        )
