# Generated from specs/openhelpdesk. Do not edit: make regen

"""POST /api/admin/webhooks: Create a webhook"""

from __future__ import annotations

from collections.abc import Mapping
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
    from ...models.webhook import Webhook
    from ...models.webhook_event import WebhookEvent

OPERATION: Final[dict[str, Any]] = {
    "id": "admin.webhooks.create",
    "method": "POST",
    "path": "/api/admin/webhooks",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Webhook:
    from ...models.webhook import Webhook

    _readers: dict[str, _Reader[Webhook]] = {"201": Webhook.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    url: str,
    events: list[WebhookEvent],
    secret: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Webhook]:
    """Create a webhook

    Admin. Sends ticket events to another system; ticket.note_added carries internal notes out of the desk.

    - secret: Signs each delivery; recommended.
    """
    _values = _request_values(
        body=_object_body({"url": url, "events": events, "secret": secret, "enabled": enabled}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    url: str,
    events: list[WebhookEvent],
    secret: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Webhook]:
    """Create a webhook

    Admin. Sends ticket events to another system; ticket.note_added carries internal notes out of the desk.

    - secret: Signs each delivery; recommended.
    """
    _values = _request_values(
        body=_object_body({"url": url, "events": events, "secret": secret, "enabled": enabled}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
