# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .priority import Priority
    from .ref import Ref
    from .reply import Reply
    from .submitter import Submitter


@_define(kw_only=True)
class Ticket(_Model):
    """Ticket.

    - id: Sortable id of 26 characters.
    - description: Markdown; HTML in it is shown as text.
    - status: Name of the status.
    - resolution_notes: Shown to the submitter.
    - tracking_number: Only guest tickets have one.
    - sla_deadline: When the next SLA target is due.
    """

    id: str
    subject: str
    description: str
    status: str
    priority: Priority
    category: Ref
    type_: Ref | None
    item: Ref | None
    submitter: Submitter
    assignee: Ref | None
    group: Ref | None
    resolution_notes: str | None
    tracking_number: str | None
    sla_deadline: str | None
    replies: list[Reply]
    created_at: str
    updated_at: str
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ref import Ref
        from .reply import Reply
        from .submitter import Submitter

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("subject", "subject", True),
                _Member("description", "description", True),
                _Member("status", "status", True),
                _Member("priority", "priority", True, None, ("Critical", "High", "Low", "Medium",)),
                _Member("category", "category", True, Ref.from_dict),
                _Member("type", "type_", True, _either(Ref, plain=True)),
                _Member("item", "item", True, _either(Ref, plain=True)),
                _Member("submitter", "submitter", True, Submitter.from_dict),
                _Member("assignee", "assignee", True, _either(Ref, plain=True)),
                _Member("group", "group", True, _either(Ref, plain=True)),
                _Member("resolution_notes", "resolution_notes", True),
                _Member("tracking_number", "tracking_number", True),
                _Member("sla_deadline", "sla_deadline", True),
                _Member("replies", "replies", True, _list_of(Reply.from_dict)),
                _Member("created_at", "created_at", True),
                _Member("updated_at", "updated_at", True),
            ),
            open=True,
        )
