# Generated from specs/tickiti. Do not edit: make regen

"""POST /workflow/business-hours/update: Set the business hours"""

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
    "id": "workflow.business_hours.update",
    "method": "POST",
    "path": "/workflow/business-hours/update",
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
    mode: str,
    mon_enabled: bool | Unset = UNSET,
    tue_enabled: bool | Unset = UNSET,
    wed_enabled: bool | Unset = UNSET,
    thu_enabled: bool | Unset = UNSET,
    fri_enabled: bool | Unset = UNSET,
    sat_enabled: bool | Unset = UNSET,
    sun_enabled: bool | Unset = UNSET,
    simple_start: int | Unset = UNSET,
    simple_end: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Set the business hours

    Days and hours that escalations count. Times are minutes since midnight.

    - simple_start: Minutes since midnight.
    - simple_end: Minutes since midnight.
    """
    _values = _request_values(
        body=_object_body({
            "mode": mode,
            "mon_enabled": mon_enabled,
            "tue_enabled": tue_enabled,
            "wed_enabled": wed_enabled,
            "thu_enabled": thu_enabled,
            "fri_enabled": fri_enabled,
            "sat_enabled": sat_enabled,
            "sun_enabled": sun_enabled,
            "simple_start": simple_start,
            "simple_end": simple_end,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    mode: str,
    mon_enabled: bool | Unset = UNSET,
    tue_enabled: bool | Unset = UNSET,
    wed_enabled: bool | Unset = UNSET,
    thu_enabled: bool | Unset = UNSET,
    fri_enabled: bool | Unset = UNSET,
    sat_enabled: bool | Unset = UNSET,
    sun_enabled: bool | Unset = UNSET,
    simple_start: int | Unset = UNSET,
    simple_end: int | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Set the business hours

    Days and hours that escalations count. Times are minutes since midnight.

    - simple_start: Minutes since midnight.
    - simple_end: Minutes since midnight.
    """
    _values = _request_values(
        body=_object_body({
            "mode": mode,
            "mon_enabled": mon_enabled,
            "tue_enabled": tue_enabled,
            "wed_enabled": wed_enabled,
            "thu_enabled": thu_enabled,
            "fri_enabled": fri_enabled,
            "sat_enabled": sat_enabled,
            "sun_enabled": sun_enabled,
            "simple_start": simple_start,
            "simple_end": simple_end,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
