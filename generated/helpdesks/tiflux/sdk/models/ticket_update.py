# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class TicketUpdate(_Model):
    """TicketUpdate.

    - description: HTML or plain text.
    - desk_id: Moves the ticket; related desks only.
    - stage_id: A stage of the desk.
    - responsible_id: Null takes the responsible away.
    - priority_change_reason: Needed with a new priority on the same desk; refused with a new desk.
    - requestor_id: A requestor of the client; cannot be a follower as well.
    - followers: E-mail addresses, comma-separated; replaces the whole list.
    - ticket_reference_number: Number of the parent ticket; null takes it away.
    - stopped: True pauses the SLA.
    - stop_answer: Why the SLA is paused.
    """

    title: str | Unset = UNSET
    description: str | Unset = UNSET
    client_id: int | Unset = UNSET
    desk_id: int | Unset = UNSET
    stage_id: int | Unset = UNSET
    status_id: int | Unset = UNSET
    responsible_id: int | None | Unset = UNSET
    priority_id: int | Unset = UNSET
    priority_change_reason: str | Unset = UNSET
    services_catalogs_item_id: int | Unset = UNSET
    requestor_id: int | Unset = UNSET
    followers: str | Unset = UNSET
    ticket_reference_number: int | None | Unset = UNSET
    stopped: bool | Unset = UNSET
    stop_answer: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("title", "title", False),
                _Member("description", "description", False),
                _Member("client_id", "client_id", False),
                _Member("desk_id", "desk_id", False),
                _Member("stage_id", "stage_id", False),
                _Member("status_id", "status_id", False),
                _Member("responsible_id", "responsible_id", False),
                _Member("priority_id", "priority_id", False),
                _Member("priority_change_reason", "priority_change_reason", False),
                _Member("services_catalogs_item_id", "services_catalogs_item_id", False),
                _Member("requestor_id", "requestor_id", False),
                _Member("followers", "followers", False),
                _Member("ticket_reference_number", "ticket_reference_number", False),
                _Member("stopped", "stopped", False),
                _Member("stop_answer", "stop_answer", False),
            ),
            open=True,
        )
