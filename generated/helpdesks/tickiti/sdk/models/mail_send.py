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
class MailSend(_Model):
    """Subject and content, or template_identifier and data.

    - content: HTML.
    - mailbox: By name; otherwise the one of the installation's own sender address, or the first that can send.
    """

    to_address: str
    cc: list[str] | Unset = UNSET
    subject: str | Unset = UNSET
    content: str | Unset = UNSET
    template_identifier: str | Unset = UNSET
    data: dict[str, Any] | Unset = UNSET
    mailbox: str | Unset = UNSET
    validate_address: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("to_address", "to_address", True),
                _Member("cc", "cc", False),
                _Member("subject", "subject", False),
                _Member("content", "content", False),
                _Member("template_identifier", "template_identifier", False),
                _Member("data", "data", False),
                _Member("mailbox", "mailbox", False),
                _Member("validate_address", "validate_address", False),
            ),
            open=True,
        )
