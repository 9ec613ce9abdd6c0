# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .token_request_grant_type import TokenRequestGrantType


@_define(kw_only=True)
class TokenRequest(_Model):
    """TokenRequest."""

    grant_type: TokenRequestGrantType
    client_id: str
    client_secret: str
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("grant_type", "grant_type", True, None, ("client_credentials",)),
                _Member("client_id", "client_id", True),
                _Member("client_secret", "client_secret", True),
            ),
            open=True,
        )
