# Generated from specs/small. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .ticket_request_state import TicketRequestState


@_define(kw_only=True)
class TicketRequest(_Model):
    """TicketRequest.

    - class_: a Python keyword, and \"\"\" quotes
    """

    subject: str
    due: str | None | Unset = UNSET
    state: TicketRequestState | Unset = UNSET
    parent: TicketRequest | Unset = UNSET
    class_: str | Unset = UNSET
    extra: dict[str, int] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("subject", "subject", True),
                _Member("due", "due", False),
                _Member("state", "state", False, None, ("closed", "open",)),
                _Member("parent", "parent", False, TicketRequest.from_dict),
                _Member("class", "class_", False),
                _Member("extra", "extra", False),
            ),
            open=True,
        )
