# Generated from specs/openhelpdesk. Do not edit: make regen

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
    from .webhook import Webhook


@_define(kw_only=True)
class WebhookPage(_Model):
    """WebhookPage."""

    data: list[Webhook]
    page: int | Unset = UNSET
    per_page: int | Unset = UNSET
    total: int | Unset = UNSET
    total_pages: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .webhook import Webhook

        return _Shape(
            (
                _Member("data", "data", True, _list_of(Webhook.from_dict)),
                _Member("page", "page", False),
                _Member("per_page", "per_page", False),
                _Member("total", "total", False),
                _Member("total_pages", "total_pages", False),
            ),
            open=True,
        )
