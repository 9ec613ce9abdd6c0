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
    from .applied_in import AppliedIn
    from .filled_field import FilledField


@_define(kw_only=True)
class EntityGroup(_Model):
    """EntityGroup.

    - menu_item: Its form is not documented.
    """

    id: int | Unset = UNSET
    active: bool | Unset = UNSET
    applied_in: AppliedIn | Unset = UNSET
    description: str | Unset = UNSET
    entity_fields: list[FilledField] | Unset = UNSET
    menu_item: Any | Unset = UNSET
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .filled_field import FilledField

        return _Shape(
            (
                _Member("id", "id", False),
                _Member("active", "active", False),
                _Member("applied_in", "applied_in", False, None, ("client", "equipment", "services_catalog", "services_catalogs_area", "services_catalogs_item", "solicitant", "ticket",)),
                _Member("description", "description", False),
                _Member("entity_fields", "entity_fields", False, _list_of(FilledField.from_dict)),
                _Member("menu_item", "menu_item", False),
                _Member("name", "name", False),
            ),
            open=True,
        )
