# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .chat_department import ChatDepartment
    from .chat_requestor import ChatRequestor
    from .chat_source import ChatSource
    from .chat_starter import ChatStarter
    from .ref import Ref
    from .ticket_ref import TicketRef


@_define(kw_only=True)
class Chat(_Model):
    """Chat.

    - assessment: The customer's rating, 1 to 5.
    - assumed_at: When an attendant took it.
    - last_client_message: When the customer last wrote; not what.
    - online: Only of meaning for the widget.
    """

    id: int
    archived: bool | Unset = UNSET
    assessment: int | None | Unset = UNSET
    assumed_at: str | None | Unset = UNSET
    client: Ref | None | Unset = UNSET
    created_at: str | Unset = UNSET
    department: ChatDepartment | None | Unset = UNSET
    last_client_message: str | None | Unset = UNSET
    online: bool | Unset = UNSET
    origin: ChatSource | Unset = UNSET
    requestor: ChatRequestor | Unset = UNSET
    room: str | Unset = UNSET
    started_by: ChatStarter | Unset = UNSET
    ticket: TicketRef | None | Unset = UNSET
    updated_at: str | Unset = UNSET
    waiting_answer: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .chat_department import ChatDepartment
        from .chat_requestor import ChatRequestor
        from .chat_source import ChatSource
        from .ref import Ref
        from .ticket_ref import TicketRef

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("archived", "archived", False),
                _Member("assessment", "assessment", False),
                _Member("assumed_at", "assumed_at", False),
                _Member("client", "client", False, _either(Ref, plain=True)),
                _Member("created_at", "created_at", False),
                _Member("department", "department", False, _either(ChatDepartment, plain=True)),
                _Member("last_client_message", "last_client_message", False),
                _Member("online", "online", False),
                _Member("origin", "origin", False, ChatSource.from_dict),
                _Member("requestor", "requestor", False, ChatRequestor.from_dict),
                _Member("room", "room", False),
                _Member("started_by", "started_by", False, None, ("API", "Attendant", "Campaign", "Client",)),
                _Member("ticket", "ticket", False, _either(TicketRef, plain=True)),
                _Member("updated_at", "updated_at", False),
                _Member("waiting_answer", "waiting_answer", False),
            ),
            open=True,
        )
