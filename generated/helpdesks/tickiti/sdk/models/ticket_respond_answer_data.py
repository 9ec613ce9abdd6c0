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
class TicketRespondAnswerData(_Model):
    """TicketRespondAnswerData.

    - ticket_id: An internal id; the product answers with a string in some places and an integer in others.
    - ignored_params: Names the server did not know.
    """

    ticket_id: str | int
    response_id: int | str | None
    reopened: bool | None | Unset = UNSET
    ignored_params: list[Any] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticket_id", "ticket_id", True),
                _Member("response_id", "response_id", True),
                _Member("reopened", "reopened", False),
                _Member("ignored_params", "ignored_params", False),
            ),
            open=True,
        )
