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
    from .answer_origin import AnswerOrigin
    from .stored_file import StoredFile


@_define(kw_only=True)
class Answer(_Model):
    """Answer.

    - author: Begins with [API] where it came over the API.
    - name: The text, as HTML.
    - signature: Only where the answer was just written. One of three sentences: sent with signature, sent without, sent without because the user has none.
    """

    id: int
    answer_origin: AnswerOrigin | Unset = UNSET
    answer_time: str | Unset = UNSET
    author: str | Unset = UNSET
    files_count: int | Unset = UNSET
    name: str | Unset = UNSET
    user_id: int | Unset = UNSET
    files: list[StoredFile] | Unset = UNSET
    signature: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .stored_file import StoredFile

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("answer_origin", "answer_origin", False, None, ("agent", "api", "client_portal", "email", "tiflux_web",)),
                _Member("answer_time", "answer_time", False),
                _Member("author", "author", False),
                _Member("files_count", "files_count", False),
                _Member("name", "name", False),
                _Member("user_id", "user_id", False),
                _Member("files", "files", False, _list_of(StoredFile.from_dict)),
                _Member("signature", "signature", False),
            ),
            open=True,
        )
