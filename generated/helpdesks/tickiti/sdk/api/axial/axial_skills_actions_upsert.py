# Generated from specs/tickiti. Do not edit: make regen

"""POST /axial/skills/actions/upsert: Create or change an action of a skill"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

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

if TYPE_CHECKING:
    from ...models.skill_action_upsert_handler_type import SkillActionUpsertHandlerType
    from ...models.skill_action_upsert_permission import SkillActionUpsertPermission

OPERATION: Final[dict[str, Any]] = {
    "id": "axial.skills.actions.upsert",
    "method": "POST",
    "path": "/axial/skills/actions/upsert",
    "parameters": [],
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
    skill: str | int | Unset = UNSET,
    name: str | Unset = UNSET,
    description: str | None | Unset = UNSET,
    parameters: Mapping[str, Any] | None | Unset = UNSET,
    handler_type: SkillActionUpsertHandlerType | Unset = UNSET,
    handler_ref: str | None | Unset = UNSET,
    permission: SkillActionUpsertPermission | Unset = UNSET,
    requires_confirmation: bool | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    ordinal: int | Unset = UNSET,
    timeout_ms: int | Unset = UNSET,
    prefetch: bool | Unset = UNSET,
    prefetch_params: Mapping[str, Any] | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Create or change an action of a skill

    What the AI assistant may do within a skill, with whose permission and whether it must ask first.

    - skill: Key or id.
    - parameters: A JSON Schema.
    """
    _values = _request_values(
        body=_object_body({
            "skill": skill,
            "name": name,
            "description": description,
            "parameters": parameters,
            "handler_type": handler_type,
            "handler_ref": handler_ref,
            "permission": permission,
            "requires_confirmation": requires_confirmation,
            "enabled": enabled,
            "ordinal": ordinal,
            "timeout_ms": timeout_ms,
            "prefetch": prefetch,
            "prefetch_params": prefetch_params,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    skill: str | int | Unset = UNSET,
    name: str | Unset = UNSET,
    description: str | None | Unset = UNSET,
    parameters: Mapping[str, Any] | None | Unset = UNSET,
    handler_type: SkillActionUpsertHandlerType | Unset = UNSET,
    handler_ref: str | None | Unset = UNSET,
    permission: SkillActionUpsertPermission | Unset = UNSET,
    requires_confirmation: bool | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    ordinal: int | Unset = UNSET,
    timeout_ms: int | Unset = UNSET,
    prefetch: bool | Unset = UNSET,
    prefetch_params: Mapping[str, Any] | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Create or change an action of a skill

    What the AI assistant may do within a skill, with whose permission and whether it must ask first.

    - skill: Key or id.
    - parameters: A JSON Schema.
    """
    _values = _request_values(
        body=_object_body({
            "skill": skill,
            "name": name,
            "description": description,
            "parameters": parameters,
            "handler_type": handler_type,
            "handler_ref": handler_ref,
            "permission": permission,
            "requires_confirmation": requires_confirmation,
            "enabled": enabled,
            "ordinal": ordinal,
            "timeout_ms": timeout_ms,
            "prefetch": prefetch,
            "prefetch_params": prefetch_params,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
