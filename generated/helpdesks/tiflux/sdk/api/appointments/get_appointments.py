# Generated from specs/tiflux. Do not edit: make regen

"""GET /appointments: List appointments of all tickets"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.reported_appointment import ReportedAppointment

OPERATION: Final[dict[str, Any]] = {
    "id": "get_appointments",
    "method": "GET",
    "path": "/appointments",
    "parameters": [
        {
            "name": "start_date",
            "in": "query",
            "required": True,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "end_date",
            "in": "query",
            "required": True,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "offset",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "limit",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "user_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "desk_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "include_valorization",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": None,
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": {
        "style": "page",
        "page": "query.offset",
        "size": "query.limit",
        "first": 1,
        "default_size": 20,
        "items": "",
        "total": "header.X-Total-Items",
    },
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> list[ReportedAppointment]:
    from ...models.reported_appointment import ReportedAppointment

    _readers: dict[str, _Reader[list[ReportedAppointment]]] = {"200": _list_of(ReportedAppointment.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    start_date: str,
    end_date: str,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    desk_ids: list[int] | Unset = UNSET,
    include_valorization: bool | Unset = UNSET,
) -> _Response[list[ReportedAppointment]]:
    """List appointments of all tickets

    Time worked, by day and user. Without the permission to see users in attendants' reports ("Visualizar usuários nos relatórios de atendentes") `user_ids` is ignored without a word and only the caller's own rows come back. Blank dates are 422.
    """
    _values = _request_values(
        query={
            "start_date": start_date,
            "end_date": end_date,
            "offset": offset,
            "limit": limit,
            "user_ids": user_ids,
            "desk_ids": desk_ids,
            "include_valorization": include_valorization,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    start_date: str,
    end_date: str,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    desk_ids: list[int] | Unset = UNSET,
    include_valorization: bool | Unset = UNSET,
) -> _Response[list[ReportedAppointment]]:
    """List appointments of all tickets

    Time worked, by day and user. Without the permission to see users in attendants' reports ("Visualizar usuários nos relatórios de atendentes") `user_ids` is ignored without a word and only the caller's own rows come back. Blank dates are 422.
    """
    _values = _request_values(
        query={
            "start_date": start_date,
            "end_date": end_date,
            "offset": offset,
            "limit": limit,
            "user_ids": user_ids,
            "desk_ids": desk_ids,
            "include_valorization": include_valorization,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
