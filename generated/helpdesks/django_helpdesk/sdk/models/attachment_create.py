# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, File, Unset


@_define(kw_only=True)
class AttachmentCreate(_Model):
    """AttachmentCreate.

    - followup: Id of the follow-up.
    - file: The file: not empty, of a kind the site allows (pictures, office documents, text, PDF).
    - filename: Name to show; the file's own if not given.
    - mime_type: Media type; guessed from the name if not given.
    """

    followup: int
    file: File
    filename: str | Unset = UNSET
    mime_type: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("followup", "followup", True),
                _Member("file", "file", True),
                _Member("filename", "filename", False),
                _Member("mime_type", "mime_type", False),
            ),
            open=True,
        )
