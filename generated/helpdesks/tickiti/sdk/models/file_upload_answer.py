# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .file_upload_answer_data import FileUploadAnswerData


@_define(kw_only=True)
class FileUploadAnswer(_Model):
    """FileUploadAnswer."""

    ok: bool | Unset = UNSET
    data: FileUploadAnswerData | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .file_upload_answer_data import FileUploadAnswerData

        return _Shape(
            (
                _Member("ok", "ok", False),
                _Member("data", "data", False, FileUploadAnswerData.from_dict),
            ),
            open=True,
        )
