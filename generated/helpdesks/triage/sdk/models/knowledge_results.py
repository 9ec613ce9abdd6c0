# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import list_of as _list_of

if TYPE_CHECKING:
    from .knowledge_article import KnowledgeArticle


@_define(kw_only=True)
class KnowledgeResults(_Model):
    """KnowledgeResults."""

    articles: list[KnowledgeArticle]

    @classmethod
    def _shape(cls) -> _Shape:
        from .knowledge_article import KnowledgeArticle

        return _Shape(
            (
                _Member("articles", "articles", True, _list_of(KnowledgeArticle.from_dict)),
            ),
            open=False,
        )
