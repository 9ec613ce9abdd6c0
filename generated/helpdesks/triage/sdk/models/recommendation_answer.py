# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .recommendation import Recommendation


@_define(kw_only=True)
class RecommendationAnswer(_Model):
    """RecommendationAnswer."""

    recommendation: Recommendation

    @classmethod
    def _shape(cls) -> _Shape:
        from .recommendation import Recommendation

        return _Shape(
            (
                _Member("recommendation", "recommendation", True, Recommendation.from_dict),
            ),
            open=False,
        )
