# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, File, Unset


@_define(kw_only=True)
class TicketCreate(_Model):
    """TicketCreate.

    - description: HTML or plain text.
    - priority_id: Required where the desk does not demand a catalog item; a priority of this desk.
    - services_catalogs_item_id: Required where the desk demands a catalog item.
    - status_id: The desk's open status if absent.
    - stage_id: The desk's first stage if absent.
    - requestor_id: A requestor of the client; replaces the other requestor fields.
    - requestor_country: Country of the telephone number.
    - requestor_ramal: Extension of the telephone.
    - followers: E-mail addresses, comma-separated.
    - ticket_reference_number: Number of the parent ticket.
    - entities: Custom fields: a list of values (entity_field_id, value, …) as JSON text.
    - files: Up to 10 files of 25 MB each.
    """

    title: str
    description: str
    client_id: int
    desk_id: int
    priority_id: int | Unset = UNSET
    services_catalogs_item_id: int | Unset = UNSET
    status_id: int | Unset = UNSET
    stage_id: int | Unset = UNSET
    requestor_id: int | Unset = UNSET
    requestor_name: str | Unset = UNSET
    requestor_email: str | Unset = UNSET
    requestor_telephone: str | Unset = UNSET
    requestor_country: str | Unset = UNSET
    requestor_ramal: int | Unset = UNSET
    responsible_id: int | Unset = UNSET
    followers: str | Unset = UNSET
    ticket_reference_number: int | Unset = UNSET
    equipment_id: int | Unset = UNSET
    equipment_group_id: int | Unset = UNSET
    equipment_user_id: int | Unset = UNSET
    entities: str | Unset = UNSET
    files: list[File] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("title", "title", True),
                _Member("description", "description", True),
                _Member("client_id", "client_id", True),
                _Member("desk_id", "desk_id", True),
                _Member("priority_id", "priority_id", False),
                _Member("services_catalogs_item_id", "services_catalogs_item_id", False),
                _Member("status_id", "status_id", False),
                _Member("stage_id", "stage_id", False),
                _Member("requestor_id", "requestor_id", False),
                _Member("requestor_name", "requestor_name", False),
                _Member("requestor_email", "requestor_email", False),
                _Member("requestor_telephone", "requestor_telephone", False),
                _Member("requestor_country", "requestor_country", False),
                _Member("requestor_ramal", "requestor_ramal", False),
                _Member("responsible_id", "responsible_id", False),
                _Member("followers", "followers", False),
                _Member("ticket_reference_number", "ticket_reference_number", False),
                _Member("equipment_id", "equipment_id", False),
                _Member("equipment_group_id", "equipment_group_id", False),
                _Member("equipment_user_id", "equipment_user_id", False),
                _Member("entities", "entities", False),
                _Member("files[]", "files", False),
            ),
            open=True,
        )
