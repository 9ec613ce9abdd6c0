# Generated from specs/triage. Do not edit: make regen

"""POST /recommendations/{id}/rejection: Reject a recommendation"""

from __future__ import annotations

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
    from ...models.rejection_answer import RejectionAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "recommendations.reject",
    "method": "POST",
    "path": "/recommendations/{id}/rejection",
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
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "409": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> RejectionAnswer:
    from ...models.rejection_answer import RejectionAnswer

    _readers: dict[str, _Reader[RejectionAnswer]] = {"200": RejectionAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: str,
    ticket_id: str,
    actor: str,
    feedback: str,
) -> _Response[RejectionAnswer]:
    """Reject a recommendation

    Closes a pending recommendation with feedback. The ticket stays as it is, and may have changed meanwhile.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"ticketId": ticket_id, "actor": actor, "feedback": feedback}, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: str,
    ticket_id: str,
    actor: str,
    feedback: str,
) -> _Response[RejectionAnswer]:
    """Reject a recommendation

    Closes a pending recommendation with feedback. The ticket stays as it is, and may have changed meanwhile.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"ticketId": ticket_id, "actor": actor, "feedback": feedback}, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
