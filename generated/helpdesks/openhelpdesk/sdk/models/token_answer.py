# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .token_answer_token_type import TokenAnswerTokenType


@_define(kw_only=True)
class TokenAnswer(_Model):
    """TokenAnswer.

    - expires_in: Seconds.
    """

    access_token: str
    token_type: TokenAnswerTokenType
    expires_in: int
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("access_token", "access_token", True),
                _Member("token_type", "token_type", True, None, ("Bearer",)),
                _Member("expires_in", "expires_in", True),
            ),
            open=True,
        )
