# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class KnowledgeCreate(_Model):
    """KnowledgeCreate.

    - description: The article, as HTML.
    """

    title: str
    description: str
    knowledge_folder_ids: list[int]
    tags: list[str] | Unset = UNSET
    private: bool | Unset = UNSET
    client_ids: list[int] | Unset = UNSET
    technical_group_ids: list[int] | Unset = UNSET
    services_catalogs_item_ids: list[int] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("title", "title", True),
                _Member("description", "description", True),
                _Member("knowledge_folder_ids", "knowledge_folder_ids", True),
                _Member("tags", "tags", False),
                _Member("private", "private", False),
                _Member("client_ids", "client_ids", False),
                _Member("technical_group_ids", "technical_group_ids", False),
                _Member("services_catalogs_item_ids", "services_catalogs_item_ids", False),
            ),
            open=True,
        )
