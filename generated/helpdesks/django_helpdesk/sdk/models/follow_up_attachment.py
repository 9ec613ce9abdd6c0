# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class FollowUpAttachment(_Model):
    """FollowUpAttachment.

    - file: Address of the file on the same site; a site may ask for a login there.
    - followup: Id of the follow-up it belongs to.
    """

    file: str
    filename: str
    followup: int
    id: int
    mime_type: str
    size: int
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("file", "file", True),
                _Member("filename", "filename", True),
                _Member("followup", "followup", True),
                _Member("id", "id", True),
                _Member("mime_type", "mime_type", True),
                _Member("size", "size", True),
            ),
            open=True,
        )
