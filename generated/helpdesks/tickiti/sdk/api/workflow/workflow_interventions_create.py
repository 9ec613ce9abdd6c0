# Generated from specs/tickiti. Do not edit: make regen

"""POST /workflow/interventions/create: Create an intervention"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "workflow.interventions.create",
    "method": "POST",
    "path": "/workflow/interventions/create",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["bearer"]],
    "server": None,
    "retry_safe": False,
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
        "422": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Any:
    _readers: dict[str, _Reader[Any]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    name: str,
    title: str | Unset = UNSET,
    queue_name: str | Unset = UNSET,
    notify_inbox_managers: bool | Unset = UNSET,
    create_urgent: bool | Unset = UNSET,
    remote_timeout_seconds: int | Unset = UNSET,
    remote_enabled: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Create an intervention

    A named way in which other systems raise tickets.
    """
    _values = _request_values(
        body=_object_body({
            "name": name,
            "title": title,
            "queue_name": queue_name,
            "notify_inbox_managers": notify_inbox_managers,
            "create_urgent": create_urgent,
            "remote_timeout_seconds": remote_timeout_seconds,
            "remote_enabled": remote_enabled,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    name: str,
    title: str | Unset = UNSET,
    queue_name: str | Unset = UNSET,
    notify_inbox_managers: bool | Unset = UNSET,
    create_urgent: bool | Unset = UNSET,
    remote_timeout_seconds: int | Unset = UNSET,
    remote_enabled: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Create an intervention

    A named way in which other systems raise tickets.
    """
    _values = _request_values(
        body=_object_body({
            "name": name,
            "title": title,
            "queue_name": queue_name,
            "notify_inbox_managers": notify_inbox_managers,
            "create_urgent": create_urgent,
            "remote_timeout_seconds": remote_timeout_seconds,
            "remote_enabled": remote_enabled,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
