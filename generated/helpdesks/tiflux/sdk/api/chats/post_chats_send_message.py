# Generated from specs/tiflux. Do not edit: make regen

"""POST /chats/send_message: Send a chat message"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

OPERATION: Final[dict[str, Any]] = {
    "id": "post_chats_send_message",
    "method": "POST",
    "path": "/chats/send_message",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "none", "media": None},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> None:
    _read_answer(OPERATION, response, {})


def sync_detailed(
    _client: _Client,
    /,
    *,
    number: int,
    integration_id: int,
    message: str | Unset = UNSET,
    template_id: Any | Unset = UNSET,
    parameters: list[Any] | Unset = UNSET,
    header_parameters: list[Any] | Unset = UNSET,
    country_code: str | Unset = UNSET,
    name: str | Unset = UNSET,
    department_id: int | Unset = UNSET,
    ticket_number: int | Unset = UNSET,
    client_id: int | Unset = UNSET,
    archive: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[None]:
    """Send a chat message

    Writes to a contact's number over one of the organisation's integrations, with `message` (plain text) or with `template_id`. Sending it twice writes twice.

    - number: The contact's telephone number, digits alone.
    - integration_id: Over which integration it is sent.
    - message: Plain text.
    - template_id: A template of this integration; its form is not documented.
    - parameters: What fills the gaps of the template.
    - header_parameters: What fills the gaps in the head of the template.
    - name: Name of the contact.
    """
    _values = _request_values(
        body=_object_body({
            "number": number,
            "integration_id": integration_id,
            "message": message,
            "template_id": template_id,
            "parameters": parameters,
            "header_parameters": header_parameters,
            "country_code": country_code,
            "name": name,
            "department_id": department_id,
            "ticket_number": ticket_number,
            "client_id": client_id,
            "archive": archive,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    number: int,
    integration_id: int,
    message: str | Unset = UNSET,
    template_id: Any | Unset = UNSET,
    parameters: list[Any] | Unset = UNSET,
    header_parameters: list[Any] | Unset = UNSET,
    country_code: str | Unset = UNSET,
    name: str | Unset = UNSET,
    department_id: int | Unset = UNSET,
    ticket_number: int | Unset = UNSET,
    client_id: int | Unset = UNSET,
    archive: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[None]:
    """Send a chat message

    Writes to a contact's number over one of the organisation's integrations, with `message` (plain text) or with `template_id`. Sending it twice writes twice.

    - number: The contact's telephone number, digits alone.
    - integration_id: Over which integration it is sent.
    - message: Plain text.
    - template_id: A template of this integration; its form is not documented.
    - parameters: What fills the gaps of the template.
    - header_parameters: What fills the gaps in the head of the template.
    - name: Name of the contact.
    """
    _values = _request_values(
        body=_object_body({
            "number": number,
            "integration_id": integration_id,
            "message": message,
            "template_id": template_id,
            "parameters": parameters,
            "header_parameters": header_parameters,
            "country_code": country_code,
            "name": name,
            "department_id": department_id,
            "ticket_number": ticket_number,
            "client_id": client_id,
            "archive": archive,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
