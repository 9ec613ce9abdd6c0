# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .cursor import Cursor
    from .response_field import ResponseField
    from .responses_query_group_by import ResponsesQueryGroupBy


@_define(kw_only=True)
class ResponsesQuery(_Model):
    """ResponsesQuery.

    - created_from: YYYY-MM-DD HH:MM:SS in UTC, or a bare YYYY-MM-DD which means the first or the last second of that day.
    - created_to: YYYY-MM-DD HH:MM:SS in UTC, or a bare YYYY-MM-DD which means the first or the last second of that day.
    - is_internal: Absent means both.
    - staff_response: Absent means both.
    - limit: Default of the server 200.
    """

    created_from: str | Unset = UNSET
    created_to: str | Unset = UNSET
    is_internal: bool | Unset = UNSET
    staff_response: bool | Unset = UNSET
    queue: list[str] | Unset = UNSET
    queue_id: list[int] | Unset = UNSET
    ticket_number: list[str] | Unset = UNSET
    response_id: list[str | int] | Unset = UNSET
    created_by_email: str | Unset = UNSET
    has_attachments: bool | Unset = UNSET
    is_empty: bool | Unset = UNSET
    include_deleted: bool | Unset = UNSET
    metadata_only: bool | Unset = UNSET
    fields: list[ResponseField] | Unset = UNSET
    count_only: bool | Unset = UNSET
    group_by: ResponsesQueryGroupBy | Unset = UNSET
    limit: int | Unset = UNSET
    cursor: Cursor | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .cursor import Cursor

        return _Shape(
            (
                _Member("created_from", "created_from", False),
                _Member("created_to", "created_to", False),
                _Member("is_internal", "is_internal", False),
                _Member("staff_response", "staff_response", False),
                _Member("queue", "queue", False),
                _Member("queue_id", "queue_id", False),
                _Member("ticket_number", "ticket_number", False),
                _Member("response_id", "response_id", False),
                _Member("created_by_email", "created_by_email", False),
                _Member("has_attachments", "has_attachments", False),
                _Member("is_empty", "is_empty", False),
                _Member("include_deleted", "include_deleted", False),
                _Member("metadata_only", "metadata_only", False),
                _Member("fields", "fields", False),
                _Member("count_only", "count_only", False),
                _Member("group_by", "group_by", False, None, ("created_by_email", "day", "is_internal", "queue", "staff_response", "ticket_number",)),
                _Member("limit", "limit", False),
                _Member("cursor", "cursor", False, Cursor.from_dict),
            ),
            open=True,
        )
