# Generated from specs/triage. Do not edit: make regen

"""GET /audit-events: Read the audit"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.audit_page import AuditPage

OPERATION: Final[dict[str, Any]] = {
    "id": "audit.list",
    "method": "GET",
    "path": "/audit-events",
    "parameters": [
        {
            "name": "ticketId",
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
    ],
    "body": None,
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": {
        "style": "offset",
        "offset": "query.offset",
        "limit": "query.limit",
        "items": "/events",
        "total": "/total",
        "default_size": 20,
    },
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> AuditPage:
    from ...models.audit_page import AuditPage

    _readers: dict[str, _Reader[AuditPage]] = {"200": AuditPage.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_id: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _Response[AuditPage]:
    """Read the audit

    What was recommended and decided, oldest first. A page past the end is empty.
    """
    _values = _request_values(
        query={"ticketId": ticket_id, "offset": offset, "limit": limit},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_id: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> _Response[AuditPage]:
    """Read the audit

    What was recommended and decided, oldest first. A page past the end is empty.
    """
    _values = _request_values(
        query={"ticketId": ticket_id, "offset": offset, "limit": limit},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
