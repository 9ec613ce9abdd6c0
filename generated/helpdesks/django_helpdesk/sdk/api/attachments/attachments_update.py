# Generated from specs/django_helpdesk. Do not edit: make regen

"""PATCH /api/followups-attachments/{id}/: Change an attachment"""

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
    from ...models.follow_up_attachment import FollowUpAttachment

OPERATION: Final[dict[str, Any]] = {
    "id": "attachments.update",
    "method": "PATCH",
    "path": "/api/followups-attachments/{id}/",
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
    "security": [["tokenAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}},
}


def _parse(response: _httpx.Response) -> FollowUpAttachment:
    from ...models.follow_up_attachment import FollowUpAttachment

    _readers: dict[str, _Reader[FollowUpAttachment]] = {"200": FollowUpAttachment.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    id: int,
    followup: int | Unset = UNSET,
    filename: str | Unset = UNSET,
    mime_type: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUpAttachment]:
    """Change an attachment

    Renames a file or moves it to another entry.

    - followup: Id of the follow-up to move it to.
    - filename: Name to show.
    - mime_type: Media type.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"followup": followup, "filename": filename, "mime_type": mime_type}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    followup: int | Unset = UNSET,
    filename: str | Unset = UNSET,
    mime_type: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUpAttachment]:
    """Change an attachment

    Renames a file or moves it to another entry.

    - followup: Id of the follow-up to move it to.
    - filename: Name to show.
    - mime_type: Media type.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"followup": followup, "filename": filename, "mime_type": mime_type}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
