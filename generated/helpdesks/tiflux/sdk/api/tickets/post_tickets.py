# Generated from specs/tiflux. Do not edit: make regen

"""POST /tickets: Create a ticket"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, File, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.ticket_created import TicketCreated

OPERATION: Final[dict[str, Any]] = {
    "id": "post_tickets",
    "method": "POST",
    "path": "/tickets",
    "parameters": [],
    "body": {
        "required": True,
        "media": {
            "multipart/form-data": {
                "kind": "multipart",
                "parts": {
                    "title": {"kind": "text"},
                    "description": {"kind": "text"},
                    "client_id": {"kind": "text"},
                    "desk_id": {"kind": "text"},
                    "priority_id": {"kind": "text"},
                    "services_catalogs_item_id": {"kind": "text"},
                    "status_id": {"kind": "text"},
                    "stage_id": {"kind": "text"},
                    "requestor_id": {"kind": "text"},
                    "requestor_name": {"kind": "text"},
                    "requestor_email": {"kind": "text"},
                    "requestor_telephone": {"kind": "text"},
                    "requestor_country": {"kind": "text"},
                    "requestor_ramal": {"kind": "text"},
                    "responsible_id": {"kind": "text"},
                    "followers": {"kind": "text"},
                    "ticket_reference_number": {"kind": "text"},
                    "equipment_id": {"kind": "text"},
                    "equipment_group_id": {"kind": "text"},
                    "equipment_user_id": {"kind": "text"},
                    "entities": {"kind": "text"},
                    "files[]": {"kind": "file"},
                },
            },
        },
    },
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> TicketCreated:
    from ...models.ticket_created import TicketCreated

    _readers: dict[str, _Reader[TicketCreated]] = {"201": TicketCreated.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    title: str,
    description: str,
    client_id: int,
    desk_id: int,
    priority_id: int | Unset = UNSET,
    services_catalogs_item_id: int | Unset = UNSET,
    status_id: int | Unset = UNSET,
    stage_id: int | Unset = UNSET,
    requestor_id: int | Unset = UNSET,
    requestor_name: str | Unset = UNSET,
    requestor_email: str | Unset = UNSET,
    requestor_telephone: str | Unset = UNSET,
    requestor_country: str | Unset = UNSET,
    requestor_ramal: int | Unset = UNSET,
    responsible_id: int | Unset = UNSET,
    followers: str | Unset = UNSET,
    ticket_reference_number: int | Unset = UNSET,
    equipment_id: int | Unset = UNSET,
    equipment_group_id: int | Unset = UNSET,
    equipment_user_id: int | Unset = UNSET,
    entities: str | Unset = UNSET,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketCreated]:
    """Create a ticket

    Opens a ticket; the answer wraps it in `ticket`. Which of two fields must be sent depends on the desk: `services_catalogs_item_id` where its `require_service_catalog_open_ticket` is true, `priority_id` where it is false. `requestor_id` replaces the single requestor fields; with those alone a requestor is made up of them. Sending it twice makes two tickets.

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
    _values = _request_values(
        body=_object_body({
            "title": title,
            "description": description,
            "client_id": client_id,
            "desk_id": desk_id,
            "priority_id": priority_id,
            "services_catalogs_item_id": services_catalogs_item_id,
            "status_id": status_id,
            "stage_id": stage_id,
            "requestor_id": requestor_id,
            "requestor_name": requestor_name,
            "requestor_email": requestor_email,
            "requestor_telephone": requestor_telephone,
            "requestor_country": requestor_country,
            "requestor_ramal": requestor_ramal,
            "responsible_id": responsible_id,
            "followers": followers,
            "ticket_reference_number": ticket_reference_number,
            "equipment_id": equipment_id,
            "equipment_group_id": equipment_group_id,
            "equipment_user_id": equipment_user_id,
            "entities": entities,
            "files[]": files,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    title: str,
    description: str,
    client_id: int,
    desk_id: int,
    priority_id: int | Unset = UNSET,
    services_catalogs_item_id: int | Unset = UNSET,
    status_id: int | Unset = UNSET,
    stage_id: int | Unset = UNSET,
    requestor_id: int | Unset = UNSET,
    requestor_name: str | Unset = UNSET,
    requestor_email: str | Unset = UNSET,
    requestor_telephone: str | Unset = UNSET,
    requestor_country: str | Unset = UNSET,
    requestor_ramal: int | Unset = UNSET,
    responsible_id: int | Unset = UNSET,
    followers: str | Unset = UNSET,
    ticket_reference_number: int | Unset = UNSET,
    equipment_id: int | Unset = UNSET,
    equipment_group_id: int | Unset = UNSET,
    equipment_user_id: int | Unset = UNSET,
    entities: str | Unset = UNSET,
    files: list[File] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketCreated]:
    """Create a ticket

    Opens a ticket; the answer wraps it in `ticket`. Which of two fields must be sent depends on the desk: `services_catalogs_item_id` where its `require_service_catalog_open_ticket` is true, `priority_id` where it is false. `requestor_id` replaces the single requestor fields; with those alone a requestor is made up of them. Sending it twice makes two tickets.

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
    _values = _request_values(
        body=_object_body({
            "title": title,
            "description": description,
            "client_id": client_id,
            "desk_id": desk_id,
            "priority_id": priority_id,
            "services_catalogs_item_id": services_catalogs_item_id,
            "status_id": status_id,
            "stage_id": stage_id,
            "requestor_id": requestor_id,
            "requestor_name": requestor_name,
            "requestor_email": requestor_email,
            "requestor_telephone": requestor_telephone,
            "requestor_country": requestor_country,
            "requestor_ramal": requestor_ramal,
            "responsible_id": responsible_id,
            "followers": followers,
            "ticket_reference_number": ticket_reference_number,
            "equipment_id": equipment_id,
            "equipment_group_id": equipment_group_id,
            "equipment_user_id": equipment_user_id,
            "entities": entities,
            "files[]": files,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
