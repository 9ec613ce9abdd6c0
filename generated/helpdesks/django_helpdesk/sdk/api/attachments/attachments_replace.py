# Generated from specs/django_helpdesk. Do not edit: make regen

"""PUT /api/followups-attachments/{id}/: Replace an attachment"""

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
from helpdesks._client.types import UNSET, File, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.follow_up_attachment import FollowUpAttachment

OPERATION: Final[dict[str, Any]] = {
    "id": "attachments.replace",
    "method": "PUT",
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
    "body": {
        "required": True,
        "media": {
            "multipart/form-data": {
                "kind": "multipart",
                "parts": {
                    "followup": {"kind": "text"},
                    "file": {"kind": "file"},
                    "filename": {"kind": "text"},
                    "mime_type": {"kind": "text"},
                },
            },
        },
    },
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
    followup: int,
    file: File,
    filename: str | Unset = UNSET,
    mime_type: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUpAttachment]:
    """Replace an attachment

    Puts another file in the place of this one.

    - followup: Id of the follow-up.
    - file: The file: not empty, of a kind the site allows (pictures, office documents, text, PDF).
    - filename: Name to show; the file's own if not given.
    - mime_type: Media type; guessed from the name if not given.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"followup": followup, "file": file, "filename": filename, "mime_type": mime_type}, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    id: int,
    followup: int,
    file: File,
    filename: str | Unset = UNSET,
    mime_type: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[FollowUpAttachment]:
    """Replace an attachment

    Puts another file in the place of this one.

    - followup: Id of the follow-up.
    - file: The file: not empty, of a kind the site allows (pictures, office documents, text, PDF).
    - filename: Name to show; the file's own if not given.
    - mime_type: Media type; guessed from the name if not given.
    """
    _values = _request_values(
        path={"id": id},
        body=_object_body({"followup": followup, "file": file, "filename": filename, "mime_type": mime_type}, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
