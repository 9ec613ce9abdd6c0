# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class FileReference(_Model):
    """A file uploaded before with tickets.attachment_upload."""

    sha256: str
    name: str
    file_size: int
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("sha256", "sha256", True),
                _Member("name", "name", True),
                _Member("file_size", "file_size", True),
            ),
            open=True,
        )
