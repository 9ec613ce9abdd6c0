# Generated from specs/otrs. Do not edit: make regen

"""POST /ConfigItemGet: Read config items by id"""

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
    from ...models.config_item_get_answer import ConfigItemGetAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "ConfigItemGet",
    "method": "POST",
    "path": "/ConfigItemGet",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "never_empty": True},
    "accept": "application/json",
    "security": [["session"], ["login"], ["headers"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [{"at": "/Error", "present": True}],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}, "500": {"kind": "text", "media": "text/plain"}},
    "lists": ["/ConfigItem"],
}


def _parse(response: _httpx.Response) -> ConfigItemGetAnswer:
    from ...models.config_item_get_answer import ConfigItemGetAnswer

    _readers: dict[str, _Reader[ConfigItemGetAnswer]] = {"200": ConfigItemGetAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    config_item_id: str | int | list[str | int],
    attachments: int | str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ConfigItemGetAnswer]:
    """Read config items by id

    For agents. By internal id, not by number; ConfigItemSearch finds ids.

    - config_item_id: Internal ids: one, several with commas, or a list.
    - attachments: 1: with files. 0 by default.
    """
    _values = _request_values(
        body=_object_body({"ConfigItemID": config_item_id, "Attachments": attachments}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    config_item_id: str | int | list[str | int],
    attachments: int | str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ConfigItemGetAnswer]:
    """Read config items by id

    For agents. By internal id, not by number; ConfigItemSearch finds ids.

    - config_item_id: Internal ids: one, several with commas, or a list.
    - attachments: 1: with files. 0 by default.
    """
    _values = _request_values(
        body=_object_body({"ConfigItemID": config_item_id, "Attachments": attachments}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
