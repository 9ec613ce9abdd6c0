# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .criteria_match import CriteriaMatch
    from .search_mode import SearchMode


@_define(kw_only=True)
class Criteria(_Model):
    """One condition. Conditions of one mode are alternatives; different modes must all hold.

    - tokens: Values for the mode: words, addresses, queue names, `team:<id>`, `team-and-members:<id>`, ids, days.
    """

    mode: SearchMode
    tokens: list[str]
    match: CriteriaMatch | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("mode", "mode", True, None, ("assigned", "content", "created_from", "created_to", "hashtag", "participant", "priority", "queue", "raised", "status", "subject", "subject_content", "ticket_number", "updated_from", "updated_to", "watchlist",)),
                _Member("tokens", "tokens", True),
                _Member("match", "match", False, None, ("all", "any",)),
            ),
            open=True,
        )
