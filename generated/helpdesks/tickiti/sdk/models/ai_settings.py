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
class AiSettings(_Model):
    """AiSettings.

    - current_password: The login password of the token's owner.
    - ai_auto_send: The assistant's answers go out with nobody looking.
    """

    current_password: str
    ai_enabled: bool | Unset = UNSET
    ai_auto_draft_inbound: bool | Unset = UNSET
    ai_suggest_after_staff_reply: bool | Unset = UNSET
    ai_auto_send: bool | Unset = UNSET
    ai_auto_send_threshold: int | Unset = UNSET
    ai_model: str | None | Unset = UNSET
    ai_persona: str | None | Unset = UNSET
    ai_business_context: str | None | Unset = UNSET
    ai_signature: str | None | Unset = UNSET
    ai_auto_signature: bool | Unset = UNSET
    ai_api_key: str | None | Unset = UNSET
    ai_api_key_clear: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("current_password", "current_password", True),
                _Member("ai_enabled", "ai_enabled", False),
                _Member("ai_auto_draft_inbound", "ai_auto_draft_inbound", False),
                _Member("ai_suggest_after_staff_reply", "ai_suggest_after_staff_reply", False),
                _Member("ai_auto_send", "ai_auto_send", False),
                _Member("ai_auto_send_threshold", "ai_auto_send_threshold", False),
                _Member("ai_model", "ai_model", False),
                _Member("ai_persona", "ai_persona", False),
                _Member("ai_business_context", "ai_business_context", False),
                _Member("ai_signature", "ai_signature", False),
                _Member("ai_auto_signature", "ai_auto_signature", False),
                _Member("ai_api_key", "ai_api_key", False),
                _Member("ai_api_key_clear", "ai_api_key_clear", False),
            ),
            open=True,
        )
