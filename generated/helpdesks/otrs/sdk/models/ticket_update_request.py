# Generated from specs/otrs. Do not edit: make regen

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
    from .dynamic_field_value import DynamicFieldValue
    from .file_content import FileContent
    from .new_article import NewArticle
    from .ticket_change import TicketChange


@_define(kw_only=True)
class TicketUpdateRequest(_Model):
    """TicketUpdateRequest.

    - ticket_id: The ticket's internal id. This or TicketNumber.
    - ticket_number: The number that people use. It wins over TicketID.
    - article: The article; Znuny also takes a list of them.
    - dynamic_field: Dynamic fields of the ticket, or of the new article.
    - attachment: Files of the new article.
    """

    ticket_id: str | int | Unset = UNSET
    ticket_number: str | int | Unset = UNSET
    ticket: TicketChange | Unset = UNSET
    article: NewArticle | list[NewArticle] | Unset = UNSET
    dynamic_field: DynamicFieldValue | list[DynamicFieldValue] | Unset = UNSET
    attachment: FileContent | list[FileContent] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .dynamic_field_value import DynamicFieldValue
        from .file_content import FileContent
        from .new_article import NewArticle
        from .ticket_change import TicketChange

        return _Shape(
            (
                _Member("TicketID", "ticket_id", False),
                _Member("TicketNumber", "ticket_number", False),
                _Member("Ticket", "ticket", False, TicketChange.from_dict),
                _Member("Article", "article", False, _either(NewArticle, _list_of(NewArticle.from_dict), plain=False)),
                _Member("DynamicField", "dynamic_field", False, _either(DynamicFieldValue, _list_of(DynamicFieldValue.from_dict), plain=False)),
                _Member("Attachment", "attachment", False, _either(FileContent, _list_of(FileContent.from_dict), plain=False)),
            ),
            open=True,
        )
