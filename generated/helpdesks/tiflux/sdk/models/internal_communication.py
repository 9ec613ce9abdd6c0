# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .communication_author import CommunicationAuthor
    from .stored_file import StoredFile


@_define(kw_only=True)
class InternalCommunication(_Model):
    """InternalCommunication.

    - text: HTML.
    - files: Not in lists.
    """

    id: int
    created_at: str
    files_count: int
    text: str
    updated_at: str
    files: list[StoredFile] | Unset = UNSET
    github_username: str | None | Unset = UNSET
    jira_username: str | None | Unset = UNSET
    user: CommunicationAuthor | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .communication_author import CommunicationAuthor
        from .stored_file import StoredFile

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("created_at", "created_at", True),
                _Member("files_count", "files_count", True),
                _Member("text", "text", True),
                _Member("updated_at", "updated_at", True),
                _Member("files", "files", False, _list_of(StoredFile.from_dict)),
                _Member("github_username", "github_username", False),
                _Member("jira_username", "jira_username", False),
                _Member("user", "user", False, CommunicationAuthor.from_dict),
            ),
            open=True,
        )
