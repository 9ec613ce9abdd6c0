# Generated from specs/tickiti. Do not edit: make regen

"""POST /administration/users/{user}/queues/{queue}: Set a user's rights in a queue"""

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
    "id": "administration.users.queue_upsert",
    "method": "POST",
    "path": "/administration/users/{user}/queues/{queue}",
    "parameters": [
        {
            "name": "user",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
        {
            "name": "queue",
            "in": "path",
            "required": True,
            "style": "simple",
            "explode": False,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
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
        "404": {"kind": "json", "media": "application/json"},
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
    user: str | int,
    queue: str | int,
    can_view: bool | Unset = UNSET,
    can_manage: bool | Unset = UNSET,
    can_delete: bool | Unset = UNSET,
    treat_as_inbox: bool | Unset = UNSET,
    receive_inbox_errors: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Set a user's rights in a queue

    What the user may do in one queue; given rights replace the ones before.
    """
    _values = _request_values(
        path={"user": user, "queue": queue},
        body=_object_body({
            "can_view": can_view,
            "can_manage": can_manage,
            "can_delete": can_delete,
            "treat_as_inbox": treat_as_inbox,
            "receive_inbox_errors": receive_inbox_errors,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    user: str | int,
    queue: str | int,
    can_view: bool | Unset = UNSET,
    can_manage: bool | Unset = UNSET,
    can_delete: bool | Unset = UNSET,
    treat_as_inbox: bool | Unset = UNSET,
    receive_inbox_errors: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Set a user's rights in a queue

    What the user may do in one queue; given rights replace the ones before.
    """
    _values = _request_values(
        path={"user": user, "queue": queue},
        body=_object_body({
            "can_view": can_view,
            "can_manage": can_manage,
            "can_delete": can_delete,
            "treat_as_inbox": treat_as_inbox,
            "receive_inbox_errors": receive_inbox_errors,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
