# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .attachment import Attachment


@_define(kw_only=True)
class TicketResponse(_Model):
    """One entry of a ticket's thread, by a customer or by staff, public or internal.

    - id: An internal id; the product answers with a string in some places and an integer in others.
    - response_id: An internal id; the product answers with a string in some places and an integer in others.
    - html_truncated: The body was cut to max_body_chars.
    - plain_text_truncated: The body was cut to max_body_chars.
    """

    id: str | int | Unset = UNSET
    response_id: str | int | Unset = UNSET
    ticket_number: int | str | Unset = UNSET
    is_internal: bool | None | Unset = UNSET
    is_pinned: bool | None | Unset = UNSET
    staff_response: bool | None | Unset = UNSET
    created_by_email: str | None | Unset = UNSET
    created_at: str | None | Unset = UNSET
    updated_at: str | None | Unset = UNSET
    is_email_sourced: bool | None | Unset = UNSET
    html: str | None | Unset = UNSET
    plain_text: str | None | Unset = UNSET
    html_truncated: bool | None | Unset = UNSET
    plain_text_truncated: bool | None | Unset = UNSET
    attachments: list[Attachment] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .attachment import Attachment

        return _Shape(
            (
                _Member("id", "id", False),
                _Member("response_id", "response_id", False),
                _Member("ticket_number", "ticket_number", False),
                _Member("is_internal", "is_internal", False),
                _Member("is_pinned", "is_pinned", False),
                _Member("staff_response", "staff_response", False),
                _Member("created_by_email", "created_by_email", False),
                _Member("created_at", "created_at", False),
                _Member("updated_at", "updated_at", False),
                _Member("is_email_sourced", "is_email_sourced", False),
                _Member("html", "html", False),
                _Member("plain_text", "plain_text", False),
                _Member("html_truncated", "html_truncated", False),
                _Member("plain_text_truncated", "plain_text_truncated", False),
                _Member("attachments", "attachments", False, _either(_list_of(Attachment.from_dict), plain=True)),
            ),
            open=True,
        )
