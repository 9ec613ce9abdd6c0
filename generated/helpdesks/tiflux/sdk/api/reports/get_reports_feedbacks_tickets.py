# Generated from specs/tiflux. Do not edit: make regen

"""GET /reports/feedbacks/tickets: Report the ratings of tickets"""

from __future__ import annotations

from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "get_reports_feedbacks_tickets",
    "method": "GET",
    "path": "/reports/feedbacks/tickets",
    "parameters": [
        {
            "name": "start_date",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "end_date",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "tickets_list",
            "in": "query",
            "required": False,
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
            "name": "responsible_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "department_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "technical_group_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
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
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
    tickets_list: bool | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    responsible_ids: list[int] | Unset = UNSET,
    department_ids: list[int] | Unset = UNSET,
    technical_group_ids: list[int] | Unset = UNSET,
) -> _Response[dict[str, Any]]:
    """Report the ratings of tickets

    Ratings of the period added up; the single tickets only on demand. Send both dates.
    """
    _values = _request_values(
        query={
            "start_date": start_date,
            "end_date": end_date,
            "tickets_list": tickets_list,
            "offset": offset,
            "limit": limit,
            "responsible_ids": responsible_ids,
            "department_ids": department_ids,
            "technical_group_ids": technical_group_ids,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
    tickets_list: bool | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    responsible_ids: list[int] | Unset = UNSET,
    department_ids: list[int] | Unset = UNSET,
    technical_group_ids: list[int] | Unset = UNSET,
) -> _Response[dict[str, Any]]:
    """Report the ratings of tickets

    Ratings of the period added up; the single tickets only on demand. Send both dates.
    """
    _values = _request_values(
        query={
            "start_date": start_date,
            "end_date": end_date,
            "tickets_list": tickets_list,
            "offset": offset,
            "limit": limit,
            "responsible_ids": responsible_ids,
            "department_ids": department_ids,
            "technical_group_ids": technical_group_ids,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
