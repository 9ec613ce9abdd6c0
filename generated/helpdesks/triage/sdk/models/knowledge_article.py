# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class KnowledgeArticle(_Model):
    """KnowledgeArticle."""

    id: str
    title: str
    tags: list[str]
    body: str

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("id", "id", True),
                _Member("title", "title", True),
                _Member("tags", "tags", True),
                _Member("body", "body", True),
            ),
            open=False,
        )
