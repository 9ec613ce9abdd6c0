# Generated from specs/tickiti. Do not edit: make regen

"""POST /workflow/escalations: List escalations"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.escalation_index import EscalationIndex

OPERATION: Final[dict[str, Any]] = {
    "id": "workflow.escalations.index",
    "method": "POST",
    "path": "/workflow/escalations",
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
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> EscalationIndex:
    from ...models.escalation_index import EscalationIndex

    _readers: dict[str, _Reader[EscalationIndex]] = {"200": EscalationIndex.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    body: Mapping[str, Any],
) -> _Response[EscalationIndex]:
    """List escalations

    Who is told, and after how many minutes without an answer.
    """
    _values = _request_values(
        body=body,
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    body: Mapping[str, Any],
) -> _Response[EscalationIndex]:
    """List escalations

    Who is told, and after how many minutes without an answer.
    """
    _values = _request_values(
        body=body,
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
