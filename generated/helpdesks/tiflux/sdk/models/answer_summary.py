# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .answer_origin import AnswerOrigin


@_define(kw_only=True)
class AnswerSummary(_Model):
    """AnswerSummary.

    - author: Begins with [API] where it came over the API.
    - name: The text, as HTML.
    """

    id: int
    answer_origin: AnswerOrigin | Unset = UNSET
    answer_time: str | Unset = UNSET
    author: str | Unset = UNSET
    files_count: int | Unset = UNSET
    name: str | Unset = UNSET
    user_id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("answer_origin", "answer_origin", False, None, ("agent", "api", "client_portal", "email", "tiflux_web",)),
                _Member("answer_time", "answer_time", False),
                _Member("author", "author", False),
                _Member("files_count", "files_count", False),
                _Member("name", "name", False),
                _Member("user_id", "user_id", False),
            ),
            open=True,
        )
