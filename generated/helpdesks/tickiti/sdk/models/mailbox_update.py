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
class MailboxUpdate(_Model):
    """The sweep of the product sends every field again, not only the changed ones.

    - mailbox_id: An internal id; the product answers with a string in some places and an integer in others.
    """

    mailbox_id: str | int
    name: str | Unset = UNSET
    address: str | Unset = UNSET
    mailbox_type: str | Unset = UNSET
    pop_enable: bool | Unset = UNSET
    pop_encryption: str | Unset = UNSET
    pop_validate_cert: bool | Unset = UNSET
    max_consecutive_errors: int | Unset = UNSET
    secondary_report_threshold: int | Unset = UNSET
    outgoing_mailbox_type: str | Unset = UNSET
    smtp_enable: bool | Unset = UNSET
    smtp_security: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("mailbox_id", "mailbox_id", True),
                _Member("name", "name", False),
                _Member("address", "address", False),
                _Member("mailbox_type", "mailbox_type", False),
                _Member("pop_enable", "pop_enable", False),
                _Member("pop_encryption", "pop_encryption", False),
                _Member("pop_validate_cert", "pop_validate_cert", False),
                _Member("max_consecutive_errors", "max_consecutive_errors", False),
                _Member("secondary_report_threshold", "secondary_report_threshold", False),
                _Member("outgoing_mailbox_type", "outgoing_mailbox_type", False),
                _Member("smtp_enable", "smtp_enable", False),
                _Member("smtp_security", "smtp_security", False),
            ),
            open=True,
        )
