# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class ConfigItemFile(_Model):
    """ConfigItemFile.

    - content: The bytes in base64 with a line break every 76 characters.
    - filesize: For people.
    - preferences: More about the file.
    """

    filename: str | Unset = UNSET
    content_type: str | Unset = UNSET
    content: str | Unset = UNSET
    filesize: str | int | Unset = UNSET
    preferences: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Filename", "filename", False),
                _Member("ContentType", "content_type", False),
                _Member("Content", "content", False),
                _Member("Filesize", "filesize", False),
                _Member("Preferences", "preferences", False),
            ),
            open=True,
        )
