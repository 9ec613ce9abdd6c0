# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .mail_security_sub_type import MailSecuritySubType
    from .mail_security_type import MailSecurityType


@_define(kw_only=True)
class MailSecurity(_Model):
    """How a mail is signed or encrypted (Znuny, with ArticleSend).

    - key: Which key.
    """

    type_: MailSecurityType | Unset = UNSET
    sub_type: MailSecuritySubType | Unset = UNSET
    key: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Type", "type_", False, None, ("PGP", "SMIME",)),
                _Member("SubType", "sub_type", False, None, ("Detached", "Inline",)),
                _Member("Key", "key", False),
            ),
            open=True,
        )
