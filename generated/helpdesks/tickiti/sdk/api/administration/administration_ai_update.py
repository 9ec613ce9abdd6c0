# Generated from specs/tickiti. Do not edit: make regen

"""POST /administration/ai-assistant/update: Change the AI assistant's settings"""

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
    "id": "administration.ai.update",
    "method": "POST",
    "path": "/administration/ai-assistant/update",
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
    current_password: str,
    ai_enabled: bool | Unset = UNSET,
    ai_auto_draft_inbound: bool | Unset = UNSET,
    ai_suggest_after_staff_reply: bool | Unset = UNSET,
    ai_auto_send: bool | Unset = UNSET,
    ai_auto_send_threshold: int | Unset = UNSET,
    ai_model: str | None | Unset = UNSET,
    ai_persona: str | None | Unset = UNSET,
    ai_business_context: str | None | Unset = UNSET,
    ai_signature: str | None | Unset = UNSET,
    ai_auto_signature: bool | Unset = UNSET,
    ai_api_key: str | None | Unset = UNSET,
    ai_api_key_clear: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Change the AI assistant's settings

    Sets model, persona, key and how far the assistant acts by itself. Needs the owner's login password. The owner must be a system administrator.

    - current_password: The login password of the token's owner.
    - ai_auto_send: The assistant's answers go out with nobody looking.
    """
    _values = _request_values(
        body=_object_body({
            "current_password": current_password,
            "ai_enabled": ai_enabled,
            "ai_auto_draft_inbound": ai_auto_draft_inbound,
            "ai_suggest_after_staff_reply": ai_suggest_after_staff_reply,
            "ai_auto_send": ai_auto_send,
            "ai_auto_send_threshold": ai_auto_send_threshold,
            "ai_model": ai_model,
            "ai_persona": ai_persona,
            "ai_business_context": ai_business_context,
            "ai_signature": ai_signature,
            "ai_auto_signature": ai_auto_signature,
            "ai_api_key": ai_api_key,
            "ai_api_key_clear": ai_api_key_clear,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    current_password: str,
    ai_enabled: bool | Unset = UNSET,
    ai_auto_draft_inbound: bool | Unset = UNSET,
    ai_suggest_after_staff_reply: bool | Unset = UNSET,
    ai_auto_send: bool | Unset = UNSET,
    ai_auto_send_threshold: int | Unset = UNSET,
    ai_model: str | None | Unset = UNSET,
    ai_persona: str | None | Unset = UNSET,
    ai_business_context: str | None | Unset = UNSET,
    ai_signature: str | None | Unset = UNSET,
    ai_auto_signature: bool | Unset = UNSET,
    ai_api_key: str | None | Unset = UNSET,
    ai_api_key_clear: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Change the AI assistant's settings

    Sets model, persona, key and how far the assistant acts by itself. Needs the owner's login password. The owner must be a system administrator.

    - current_password: The login password of the token's owner.
    - ai_auto_send: The assistant's answers go out with nobody looking.
    """
    _values = _request_values(
        body=_object_body({
            "current_password": current_password,
            "ai_enabled": ai_enabled,
            "ai_auto_draft_inbound": ai_auto_draft_inbound,
            "ai_suggest_after_staff_reply": ai_suggest_after_staff_reply,
            "ai_auto_send": ai_auto_send,
            "ai_auto_send_threshold": ai_auto_send_threshold,
            "ai_model": ai_model,
            "ai_persona": ai_persona,
            "ai_business_context": ai_business_context,
            "ai_signature": ai_signature,
            "ai_auto_signature": ai_auto_signature,
            "ai_api_key": ai_api_key,
            "ai_api_key_clear": ai_api_key_clear,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
