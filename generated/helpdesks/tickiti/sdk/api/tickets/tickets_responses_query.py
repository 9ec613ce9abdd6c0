# Generated from specs/tickiti. Do not edit: make regen

"""POST /tickets/responses/query: Search responses across tickets"""

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
    from ...models.cursor import Cursor
    from ...models.response_field import ResponseField
    from ...models.responses_query_answer import ResponsesQueryAnswer
    from ...models.responses_query_group_by import ResponsesQueryGroupBy

OPERATION: Final[dict[str, Any]] = {
    "id": "tickets.responses_query",
    "method": "POST",
    "path": "/tickets/responses/query",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [
        {"at": "/my_error", "truthy": True},
        {"at": "/amf_error", "truthy": True},
        {"at": "/error", "truthy": True},
        {"at": "/ok", "is": False},
    ],
    "pagination": {
        "style": "cursor",
        "cursor": "body#/cursor",
        "size": "body#/limit",
        "next": "/data/next_cursor",
        "items": "/data/responses",
    },
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> ResponsesQueryAnswer:
    from ...models.responses_query_answer import ResponsesQueryAnswer

    _readers: dict[str, _Reader[ResponsesQueryAnswer]] = {"200": ResponsesQueryAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    is_internal: bool | Unset = UNSET,
    staff_response: bool | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_id: list[int] | Unset = UNSET,
    ticket_number: list[str] | Unset = UNSET,
    response_id: list[str | int] | Unset = UNSET,
    created_by_email: str | Unset = UNSET,
    has_attachments: bool | Unset = UNSET,
    is_empty: bool | Unset = UNSET,
    include_deleted: bool | Unset = UNSET,
    metadata_only: bool | Unset = UNSET,
    fields: list[ResponseField] | Unset = UNSET,
    count_only: bool | Unset = UNSET,
    group_by: ResponsesQueryGroupBy | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: Cursor | Mapping[str, Any] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ResponsesQueryAnswer]:
    """Search responses across tickets

    Responses of many tickets, oldest first, in pages of up to 1000.

    - created_from: YYYY-MM-DD HH:MM:SS in UTC, or a bare YYYY-MM-DD which means the first or the last second of that day.
    - created_to: YYYY-MM-DD HH:MM:SS in UTC, or a bare YYYY-MM-DD which means the first or the last second of that day.
    - is_internal: Absent means both.
    - staff_response: Absent means both.
    - limit: Default of the server 200.
    """
    _values = _request_values(
        body=_object_body({
            "created_from": created_from,
            "created_to": created_to,
            "is_internal": is_internal,
            "staff_response": staff_response,
            "queue": queue,
            "queue_id": queue_id,
            "ticket_number": ticket_number,
            "response_id": response_id,
            "created_by_email": created_by_email,
            "has_attachments": has_attachments,
            "is_empty": is_empty,
            "include_deleted": include_deleted,
            "metadata_only": metadata_only,
            "fields": fields,
            "count_only": count_only,
            "group_by": group_by,
            "limit": limit,
            "cursor": cursor,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    is_internal: bool | Unset = UNSET,
    staff_response: bool | Unset = UNSET,
    queue: list[str] | Unset = UNSET,
    queue_id: list[int] | Unset = UNSET,
    ticket_number: list[str] | Unset = UNSET,
    response_id: list[str | int] | Unset = UNSET,
    created_by_email: str | Unset = UNSET,
    has_attachments: bool | Unset = UNSET,
    is_empty: bool | Unset = UNSET,
    include_deleted: bool | Unset = UNSET,
    metadata_only: bool | Unset = UNSET,
    fields: list[ResponseField] | Unset = UNSET,
    count_only: bool | Unset = UNSET,
    group_by: ResponsesQueryGroupBy | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: Cursor | Mapping[str, Any] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ResponsesQueryAnswer]:
    """Search responses across tickets

    Responses of many tickets, oldest first, in pages of up to 1000.

    - created_from: YYYY-MM-DD HH:MM:SS in UTC, or a bare YYYY-MM-DD which means the first or the last second of that day.
    - created_to: YYYY-MM-DD HH:MM:SS in UTC, or a bare YYYY-MM-DD which means the first or the last second of that day.
    - is_internal: Absent means both.
    - staff_response: Absent means both.
    - limit: Default of the server 200.
    """
    _values = _request_values(
        body=_object_body({
            "created_from": created_from,
            "created_to": created_to,
            "is_internal": is_internal,
            "staff_response": staff_response,
            "queue": queue,
            "queue_id": queue_id,
            "ticket_number": ticket_number,
            "response_id": response_id,
            "created_by_email": created_by_email,
            "has_attachments": has_attachments,
            "is_empty": is_empty,
            "include_deleted": include_deleted,
            "metadata_only": metadata_only,
            "fields": fields,
            "count_only": count_only,
            "group_by": group_by,
            "limit": limit,
            "cursor": cursor,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
