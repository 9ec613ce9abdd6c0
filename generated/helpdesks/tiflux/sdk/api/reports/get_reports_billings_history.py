# Generated from specs/tiflux. Do not edit: make regen

"""GET /reports/billings/history: List what was billed"""

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
    from ...models.billing import Billing
    from ...models.get_reports_billings_history_type import GetReportsBillingsHistoryType

OPERATION: Final[dict[str, Any]] = {
    "id": "get_reports_billings_history",
    "method": "GET",
    "path": "/reports/billings/history",
    "parameters": [
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
            "name": "billing_start_date",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "billing_end_date",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "due_start_date",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "due_end_date",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "client_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "nfe_number",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "ticket_number",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "_type",
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


def _parse(response: _httpx.Response) -> list[Billing]:
    from ...models.billing import Billing

    _readers: dict[str, _Reader[list[Billing]]] = {"200": _list_of(Billing.from_dict)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    billing_start_date: str | Unset = UNSET,
    billing_end_date: str | Unset = UNSET,
    due_start_date: str | Unset = UNSET,
    due_end_date: str | Unset = UNSET,
    client_id: int | Unset = UNSET,
    nfe_number: str | Unset = UNSET,
    ticket_number: int | Unset = UNSET,
    field_type_: GetReportsBillingsHistoryType | Unset = UNSET,
) -> _Response[list[Billing]]:
    """List what was billed

    Bills with their dates and values. Each pair of dates is sent whole or not at all. The kind is asked for with `_type`, underscore included.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "billing_start_date": billing_start_date,
            "billing_end_date": billing_end_date,
            "due_start_date": due_start_date,
            "due_end_date": due_end_date,
            "client_id": client_id,
            "nfe_number": nfe_number,
            "ticket_number": ticket_number,
            "_type": field_type_,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    billing_start_date: str | Unset = UNSET,
    billing_end_date: str | Unset = UNSET,
    due_start_date: str | Unset = UNSET,
    due_end_date: str | Unset = UNSET,
    client_id: int | Unset = UNSET,
    nfe_number: str | Unset = UNSET,
    ticket_number: int | Unset = UNSET,
    field_type_: GetReportsBillingsHistoryType | Unset = UNSET,
) -> _Response[list[Billing]]:
    """List what was billed

    Bills with their dates and values. Each pair of dates is sent whole or not at all. The kind is asked for with `_type`, underscore included.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "billing_start_date": billing_start_date,
            "billing_end_date": billing_end_date,
            "due_start_date": due_start_date,
            "due_end_date": due_end_date,
            "client_id": client_id,
            "nfe_number": nfe_number,
            "ticket_number": ticket_number,
            "_type": field_type_,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
