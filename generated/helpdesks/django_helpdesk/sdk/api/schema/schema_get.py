# Generated from specs/django_helpdesk. Do not edit: make regen

"""GET /api/schema/: Show the API's own document"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.schema_get_lang import SchemaGetLang

OPERATION: Final[dict[str, Any]] = {
    "id": "schema.get",
    "method": "GET",
    "path": "/api/schema/",
    "parameters": [
        {
            "name": "lang",
            "in": "query",
            "required": False,
            "style": "form",
            "explode": True,
            "content": None,
            "allow_reserved": False,
        },
    ],
    "body": None,
    "accept": "application/json, application/vnd.oai.openapi+json",
    "security": [["tokenAuth"], []],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"200": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    lang: SchemaGetLang | Unset = UNSET,
) -> _Response[dict[str, Any]]:
    """Show the API's own document

    The OpenAPI document of this site.
    """
    _values = _request_values(
        query={"lang": lang},
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    lang: SchemaGetLang | Unset = UNSET,
) -> _Response[dict[str, Any]]:
    """Show the API's own document

    The OpenAPI document of this site.
    """
    _values = _request_values(
        query={"lang": lang},
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
