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
class AttachmentAnswer(_Model):
    """A file of an article.

    - content: The bytes in base64; empty where the contents were not asked for.
    - content_id: How an HTML body refers to it.
    - filesize: For people.
    - filesize_raw: In bytes.
    """

    filename: str | Unset = UNSET
    content_type: str | Unset = UNSET
    content: str | Unset = UNSET
    content_alternative: str | int | None | Unset = UNSET
    content_id: str | None | Unset = UNSET
    disposition: str | None | Unset = UNSET
    file_id: str | int | Unset = UNSET
    filesize: str | int | None | Unset = UNSET
    filesize_raw: str | int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Filename", "filename", False),
                _Member("ContentType", "content_type", False),
                _Member("Content", "content", False),
                _Member("ContentAlternative", "content_alternative", False),
                _Member("ContentID", "content_id", False),
                _Member("Disposition", "disposition", False),
                _Member("FileID", "file_id", False),
                _Member("Filesize", "filesize", False),
                _Member("FilesizeRaw", "filesize_raw", False),
            ),
            open=True,
        )
