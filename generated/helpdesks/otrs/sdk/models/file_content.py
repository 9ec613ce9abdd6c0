# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class FileContent(_Model):
    """A file. All three members are needed.

    - content: The bytes in base64.
    - content_type: Its media type, such as application/pdf.
    - filename: Its name.
    """

    content: str
    content_type: str
    filename: str
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Content", "content", True),
                _Member("ContentType", "content_type", True),
                _Member("Filename", "filename", True),
            ),
            open=True,
        )
