# Generated from specs/openhelpdesk. Do not edit: make regen

"""PATCH /api/admin/groups/{id}: Change a group"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    from ...models.group import Group
    from ...models.scope_entry import ScopeEntry

OPERATION: Final[dict[str, Any]] = {
    "id": "admin.groups.update",
    "method": "PATCH",
    "path": "/api/admin/groups/{id}",
    "parameters": [
        {
            "name": "id",
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
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Group:
    from ...models.group import Group

    _readers: dict[str, _Reader[Group]] = {"200": Group.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: str,
    name: str | Unset = UNSET,
    scope: Sequence[ScopeEntry | Mapping[str, Any]] | Unset = UNSET,
    member_ids: list[str] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Group]:
    """Change a group

    Admin. `scope` and `member_ids`, where sent, replace the whole list.

    - id: Sortable id of 26 characters.
    - scope: Replaces the whole scope.
    - member_ids: Replaces all members.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"name": name, "scope": scope, "member_ids": member_ids}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: str,
    name: str | Unset = UNSET,
    scope: Sequence[ScopeEntry | Mapping[str, Any]] | Unset = UNSET,
    member_ids: list[str] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Group]:
    """Change a group

    Admin. `scope` and `member_ids`, where sent, replace the whole list.

    - id: Sortable id of 26 characters.
    - scope: Replaces the whole scope.
    - member_ids: Replaces all members.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"name": name, "scope": scope, "member_ids": member_ids}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
