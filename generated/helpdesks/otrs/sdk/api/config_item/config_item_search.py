# Generated from specs/otrs. Do not edit: make regen

"""POST /ConfigItemSearch: Find the ids of config items"""

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
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.config_item_filter import ConfigItemFilter
    from ...models.config_item_search_answer import ConfigItemSearchAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "ConfigItemSearch",
    "method": "POST",
    "path": "/ConfigItemSearch",
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
    "lists": ["/ConfigItemIDs"],
}


def _parse(response: _httpx.Response) -> ConfigItemSearchAnswer:
    from ...models.config_item_search_answer import ConfigItemSearchAnswer

    _readers: dict[str, _Reader[ConfigItemSearchAnswer]] = {"200": ConfigItemSearchAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    config_item: ConfigItemFilter | Mapping[str, Any],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ConfigItemSearchAnswer]:
    """Find the ids of config items

    For agents. Everything stands inside ConfigItem, and the class is needed. Gives ids only; ConfigItemGet reads them.
    """
    _values = _request_values(
        body=_object_body({"ConfigItem": config_item}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    config_item: ConfigItemFilter | Mapping[str, Any],
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[ConfigItemSearchAnswer]:
    """Find the ids of config items

    For agents. Everything stands inside ConfigItem, and the class is needed. Gives ids only; ConfigItemGet reads them.
    """
    _values = _request_values(
        body=_object_body({"ConfigItem": config_item}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
