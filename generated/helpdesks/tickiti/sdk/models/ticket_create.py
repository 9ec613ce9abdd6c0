# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .file_reference import FileReference
    from .ticket_create_data import TicketCreateData


@_define(kw_only=True)
class TicketCreate(_Model):
    """TicketCreate.

    - is_public: Whether the customer sees the opening response. The server says true.
    - use_passed_originator_as_responder: The opening response is posted as the customer.
    - intervention: Name of an intervention; needs uid and data.
    - queue_name: By name, Inbox when absent; not with an intervention.
    - participants: Addresses.
    - strict_tags: Refuse an @tag or a hashtag that matches nobody.
    """

    originator_email_address: str
    is_public: bool | Unset = UNSET
    use_passed_originator_as_responder: bool | Unset = UNSET
    template_identifier: str | Unset = UNSET
    intervention: str | Unset = UNSET
    uid: str | Unset = UNSET
    queue_name: str | Unset = UNSET
    participants: list[str] | Unset = UNSET
    strict_tags: bool | Unset = UNSET
    attachments: list[FileReference] | Unset = UNSET
    data: TicketCreateData | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .file_reference import FileReference
        from .ticket_create_data import TicketCreateData

        return _Shape(
            (
                _Member("originator_email_address", "originator_email_address", True),
                _Member("is_public", "is_public", False),
                _Member("use_passed_originator_as_responder", "use_passed_originator_as_responder", False),
                _Member("template_identifier", "template_identifier", False),
                _Member("intervention", "intervention", False),
                _Member("uid", "uid", False),
                _Member("queue_name", "queue_name", False),
                _Member("participants", "participants", False),
                _Member("strict_tags", "strict_tags", False),
                _Member("attachments", "attachments", False, _list_of(FileReference.from_dict)),
                _Member("data", "data", False, TicketCreateData.from_dict),
            ),
            open=True,
        )
