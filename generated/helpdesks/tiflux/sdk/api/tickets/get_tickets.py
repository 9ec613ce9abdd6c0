# Generated from specs/tiflux. Do not edit: make regen

"""GET /tickets: List tickets"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import either as _either
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.get_tickets_date_type import GetTicketsDateType
    from ...models.get_tickets_filter_by import GetTicketsFilterBy
    from ...models.get_tickets_group_by import GetTicketsGroupBy
    from ...models.ticket_counts import TicketCounts
    from ...models.ticket_origin import TicketOrigin
    from ...models.ticket_summary import TicketSummary

OPERATION: Final[dict[str, Any]] = {
    "id": "get_tickets",
    "method": "GET",
    "path": "/tickets",
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
            "name": "is_closed",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "filter_by",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
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
            "name": "client_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "stage_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
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
            "name": "requestor_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "requestor_email",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "status_id",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "priority_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "services_catalogs_item_ids",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "date_type",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "start_datetime",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "end_datetime",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "update_start_datetime",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "update_end_datetime",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "include_filled_entity",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "search",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "created_by_way_of",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "has_jira_issue",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "jira_key",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "group_by",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "sla_expiring_before",
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


def _parse(response: _httpx.Response) -> list[TicketSummary] | TicketCounts:
    from ...models.ticket_counts import TicketCounts
    from ...models.ticket_summary import TicketSummary

    _readers: dict[str, _Reader[list[TicketSummary] | TicketCounts]] = {"200": _either(_list_of(TicketSummary.from_dict), TicketCounts, plain=False)}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    is_closed: bool | Unset = UNSET,
    filter_by: GetTicketsFilterBy | Unset = UNSET,
    desk_ids: list[int] | Unset = UNSET,
    client_ids: list[int] | Unset = UNSET,
    stage_ids: list[int] | Unset = UNSET,
    responsible_ids: list[int] | Unset = UNSET,
    requestor_ids: list[int] | Unset = UNSET,
    requestor_email: str | Unset = UNSET,
    status_id: int | Unset = UNSET,
    priority_ids: list[int] | Unset = UNSET,
    services_catalogs_item_ids: list[int] | Unset = UNSET,
    date_type: GetTicketsDateType | Unset = UNSET,
    start_datetime: str | Unset = UNSET,
    end_datetime: str | Unset = UNSET,
    update_start_datetime: str | Unset = UNSET,
    update_end_datetime: str | Unset = UNSET,
    include_filled_entity: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    created_by_way_of: TicketOrigin | Unset = UNSET,
    has_jira_issue: bool | Unset = UNSET,
    jira_key: str | Unset = UNSET,
    group_by: GetTicketsGroupBy | Unset = UNSET,
    sla_expiring_before: str | Unset = UNSET,
) -> _Response[list[TicketSummary] | TicketCounts]:
    """List tickets

    Tickets the caller may see, one page. A row is a summary: it has no description, for that read the ticket. Without `filter_by`, `is_closed` decides between open and closed tickets. All filters must hold at once. With `group_by` the answer is an object of counts instead of the list.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "is_closed": is_closed,
            "filter_by": filter_by,
            "desk_ids": desk_ids,
            "client_ids": client_ids,
            "stage_ids": stage_ids,
            "responsible_ids": responsible_ids,
            "requestor_ids": requestor_ids,
            "requestor_email": requestor_email,
            "status_id": status_id,
            "priority_ids": priority_ids,
            "services_catalogs_item_ids": services_catalogs_item_ids,
            "date_type": date_type,
            "start_datetime": start_datetime,
            "end_datetime": end_datetime,
            "update_start_datetime": update_start_datetime,
            "update_end_datetime": update_end_datetime,
            "include_filled_entity": include_filled_entity,
            "search": search,
            "created_by_way_of": created_by_way_of,
            "has_jira_issue": has_jira_issue,
            "jira_key": jira_key,
            "group_by": group_by,
            "sla_expiring_before": sla_expiring_before,
        },
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    is_closed: bool | Unset = UNSET,
    filter_by: GetTicketsFilterBy | Unset = UNSET,
    desk_ids: list[int] | Unset = UNSET,
    client_ids: list[int] | Unset = UNSET,
    stage_ids: list[int] | Unset = UNSET,
    responsible_ids: list[int] | Unset = UNSET,
    requestor_ids: list[int] | Unset = UNSET,
    requestor_email: str | Unset = UNSET,
    status_id: int | Unset = UNSET,
    priority_ids: list[int] | Unset = UNSET,
    services_catalogs_item_ids: list[int] | Unset = UNSET,
    date_type: GetTicketsDateType | Unset = UNSET,
    start_datetime: str | Unset = UNSET,
    end_datetime: str | Unset = UNSET,
    update_start_datetime: str | Unset = UNSET,
    update_end_datetime: str | Unset = UNSET,
    include_filled_entity: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    created_by_way_of: TicketOrigin | Unset = UNSET,
    has_jira_issue: bool | Unset = UNSET,
    jira_key: str | Unset = UNSET,
    group_by: GetTicketsGroupBy | Unset = UNSET,
    sla_expiring_before: str | Unset = UNSET,
) -> _Response[list[TicketSummary] | TicketCounts]:
    """List tickets

    Tickets the caller may see, one page. A row is a summary: it has no description, for that read the ticket. Without `filter_by`, `is_closed` decides between open and closed tickets. All filters must hold at once. With `group_by` the answer is an object of counts instead of the list.
    """
    _values = _request_values(
        query={
            "offset": offset,
            "limit": limit,
            "is_closed": is_closed,
            "filter_by": filter_by,
            "desk_ids": desk_ids,
            "client_ids": client_ids,
            "stage_ids": stage_ids,
            "responsible_ids": responsible_ids,
            "requestor_ids": requestor_ids,
            "requestor_email": requestor_email,
            "status_id": status_id,
            "priority_ids": priority_ids,
            "services_catalogs_item_ids": services_catalogs_item_ids,
            "date_type": date_type,
            "start_datetime": start_datetime,
            "end_datetime": end_datetime,
            "update_start_datetime": update_start_datetime,
            "update_end_datetime": update_end_datetime,
            "include_filled_entity": include_filled_entity,
            "search": search,
            "created_by_way_of": created_by_way_of,
            "has_jira_issue": has_jira_issue,
            "jira_key": jira_key,
            "group_by": group_by,
            "sla_expiring_before": sla_expiring_before,
        },
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
