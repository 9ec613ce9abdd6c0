# Generated from specs/tickiti. Do not edit: make regen

"""POST /mail/mailboxes/update: Change a mailbox"""

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
    "id": "mail.mailboxes.update",
    "method": "POST",
    "path": "/mail/mailboxes/update",
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
    mailbox_id: str | int,
    name: str | Unset = UNSET,
    address: str | Unset = UNSET,
    mailbox_type: str | Unset = UNSET,
    pop_enable: bool | Unset = UNSET,
    pop_encryption: str | Unset = UNSET,
    pop_validate_cert: bool | Unset = UNSET,
    max_consecutive_errors: int | Unset = UNSET,
    secondary_report_threshold: int | Unset = UNSET,
    outgoing_mailbox_type: str | Unset = UNSET,
    smtp_enable: bool | Unset = UNSET,
    smtp_security: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Change a mailbox

    Changes how a mailbox receives and sends. Send all fields, not only the changed ones.

    - mailbox_id: An internal id; the product answers with a string in some places and an integer in others.
    """
    _values = _request_values(
        body=_object_body({
            "mailbox_id": mailbox_id,
            "name": name,
            "address": address,
            "mailbox_type": mailbox_type,
            "pop_enable": pop_enable,
            "pop_encryption": pop_encryption,
            "pop_validate_cert": pop_validate_cert,
            "max_consecutive_errors": max_consecutive_errors,
            "secondary_report_threshold": secondary_report_threshold,
            "outgoing_mailbox_type": outgoing_mailbox_type,
            "smtp_enable": smtp_enable,
            "smtp_security": smtp_security,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    mailbox_id: str | int,
    name: str | Unset = UNSET,
    address: str | Unset = UNSET,
    mailbox_type: str | Unset = UNSET,
    pop_enable: bool | Unset = UNSET,
    pop_encryption: str | Unset = UNSET,
    pop_validate_cert: bool | Unset = UNSET,
    max_consecutive_errors: int | Unset = UNSET,
    secondary_report_threshold: int | Unset = UNSET,
    outgoing_mailbox_type: str | Unset = UNSET,
    smtp_enable: bool | Unset = UNSET,
    smtp_security: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Any]:
    """Change a mailbox

    Changes how a mailbox receives and sends. Send all fields, not only the changed ones.

    - mailbox_id: An internal id; the product answers with a string in some places and an integer in others.
    """
    _values = _request_values(
        body=_object_body({
            "mailbox_id": mailbox_id,
            "name": name,
            "address": address,
            "mailbox_type": mailbox_type,
            "pop_enable": pop_enable,
            "pop_encryption": pop_encryption,
            "pop_validate_cert": pop_validate_cert,
            "max_consecutive_errors": max_consecutive_errors,
            "secondary_report_threshold": secondary_report_threshold,
            "outgoing_mailbox_type": outgoing_mailbox_type,
            "smtp_enable": smtp_enable,
            "smtp_security": smtp_security,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
