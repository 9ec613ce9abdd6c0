# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either

if TYPE_CHECKING:
    from .priority import Priority
    from .ref import Ref
    from .submitter import Submitter


@_define(kw_only=True)
class TicketSummary(_Model):
    """TicketSummary.

    - id: Sortable id of 26 characters.
    - status: Name of the status.
    """

    id: str
    subject: str
    status: str
    priority: Priority
    category: Ref
    type_: Ref | None
    item: Ref | None
    submitter: Submitter
    assignee: Ref | None
    created_at: str
    updated_at: str
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ref import Ref
        from .submitter import Submitter

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("subject", "subject", True),
                _Member("status", "status", True),
                _Member("priority", "priority", True, None, ("Critical", "High", "Low", "Medium",)),
                _Member("category", "category", True, Ref.from_dict),
                _Member("type", "type_", True, _either(Ref, plain=True)),
                _Member("item", "item", True, _either(Ref, plain=True)),
                _Member("submitter", "submitter", True, Submitter.from_dict),
                _Member("assignee", "assignee", True, _either(Ref, plain=True)),
                _Member("created_at", "created_at", True),
                _Member("updated_at", "updated_at", True),
            ),
            open=True,
        )
