# Generated from specs/tiflux. Do not edit: make regen

"""POST /tickets/{ticket_number}/appointments: Record time worked on a ticket"""

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
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.appointment_create_attendance import AppointmentCreateAttendance
    from ...models.appointment_create_attendance_kind import AppointmentCreateAttendanceKind
    from ...models.appointment_created import AppointmentCreated

OPERATION: Final[dict[str, Any]] = {
    "id": "post_tickets_ticket_number_appointments",
    "method": "POST",
    "path": "/tickets/{ticket_number}/appointments",
    "parameters": [
        {
            "name": "ticket_number",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
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
        "404": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> AppointmentCreated:
    from ...models.appointment_created import AppointmentCreated

    _readers: dict[str, _Reader[AppointmentCreated]] = {"201": AppointmentCreated.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_number: int,
    date: str,
    init_time: str,
    end_time: str,
    description: str,
    external_user_name: str | Unset = UNSET,
    attendance: AppointmentCreateAttendance | Unset = UNSET,
    attendance_kind: AppointmentCreateAttendanceKind | Unset = UNSET,
    contract_rider_id: int | Unset = UNSET,
    loose_service_id: int | Unset = UNSET,
    shift_id: int | Unset = UNSET,
    shift_owner_ticket_number: int | Unset = UNSET,
    guarantee: bool | Unset = UNSET,
    value: float | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[AppointmentCreated]:
    """Record time worked on a ticket

    The desk decides what may be sent: one without appointments refuses, one without valorization refuses every field about prices, one with it wants `attendance` and `attendance_kind`. Kind 1 (loose) needs `loose_service_id` and takes no `contract_rider_id`; kind 2 (contract) needs `contract_rider_id` and takes neither `loose_service_id` nor `value`. The two shift fields need attendance 1 and exclude each other; `guarantee` true excludes `value`. Ids come from service-types and shifts.

    - date: Not in the future.
    - init_time: Time of day, HH:MM.
    - end_time: Time of day, HH:MM.
    - contract_rider_id: Needed for kind 2.
    - loose_service_id: Needed for kind 1.
    - shift_id: Only with attendance 1.
    - shift_owner_ticket_number: Only with attendance 1, and not with shift_id.
    - guarantee: True excludes value.
    - value: Only for kind 1.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({
            "date": date,
            "init_time": init_time,
            "end_time": end_time,
            "description": description,
            "external_user_name": external_user_name,
            "attendance": attendance,
            "attendance_kind": attendance_kind,
            "contract_rider_id": contract_rider_id,
            "loose_service_id": loose_service_id,
            "shift_id": shift_id,
            "shift_owner_ticket_number": shift_owner_ticket_number,
            "guarantee": guarantee,
            "value": value,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_number: int,
    date: str,
    init_time: str,
    end_time: str,
    description: str,
    external_user_name: str | Unset = UNSET,
    attendance: AppointmentCreateAttendance | Unset = UNSET,
    attendance_kind: AppointmentCreateAttendanceKind | Unset = UNSET,
    contract_rider_id: int | Unset = UNSET,
    loose_service_id: int | Unset = UNSET,
    shift_id: int | Unset = UNSET,
    shift_owner_ticket_number: int | Unset = UNSET,
    guarantee: bool | Unset = UNSET,
    value: float | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[AppointmentCreated]:
    """Record time worked on a ticket

    The desk decides what may be sent: one without appointments refuses, one without valorization refuses every field about prices, one with it wants `attendance` and `attendance_kind`. Kind 1 (loose) needs `loose_service_id` and takes no `contract_rider_id`; kind 2 (contract) needs `contract_rider_id` and takes neither `loose_service_id` nor `value`. The two shift fields need attendance 1 and exclude each other; `guarantee` true excludes `value`. Ids come from service-types and shifts.

    - date: Not in the future.
    - init_time: Time of day, HH:MM.
    - end_time: Time of day, HH:MM.
    - contract_rider_id: Needed for kind 2.
    - loose_service_id: Needed for kind 1.
    - shift_id: Only with attendance 1.
    - shift_owner_ticket_number: Only with attendance 1, and not with shift_id.
    - guarantee: True excludes value.
    - value: Only for kind 1.
    """
    _values = _request_values(
        path={"ticket_number": ticket_number},
        body=_object_body({
            "date": date,
            "init_time": init_time,
            "end_time": end_time,
            "description": description,
            "external_user_name": external_user_name,
            "attendance": attendance,
            "attendance_kind": attendance_kind,
            "contract_rider_id": contract_rider_id,
            "loose_service_id": loose_service_id,
            "shift_id": shift_id,
            "shift_owner_ticket_number": shift_owner_ticket_number,
            "guarantee": guarantee,
            "value": value,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
