# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .config_item_filter_order_by_direction_item import ConfigItemFilterOrderByDirectionItem
    from .config_item_filter_order_by_item import ConfigItemFilterOrderByItem


@_define(kw_only=True)
class ConfigItemFilter(_Model):
    """What is looked for. The class is needed.

    - class_: Name of the class, such as Computer.
    - number: The number; * stands for anything.
    - name: The name; * stands for anything.
    - depl_states: Deployment states: names with commas, or a list. An unknown one is refused.
    - inci_states: Incident states: names with commas, or a list. An unknown one is refused.
    - config_item_create_time_newer_date: Created after, YYYY-MM-DD HH:MM:SS.
    - config_item_create_time_older_date: Created before, YYYY-MM-DD HH:MM:SS.
    - config_item_change_time_newer_date: Changed after, YYYY-MM-DD HH:MM:SS.
    - config_item_change_time_older_date: Changed before, YYYY-MM-DD HH:MM:SS.
    - previous_version_search: 1: earlier versions of an item count, too.
    - order_by: What to sort by; ConfigItemID by default.
    - order_by_direction: For each of OrderBy; Down by default.
    - limit: How many ids at most.
    """

    class_: str
    number: str | Unset = UNSET
    name: str | Unset = UNSET
    depl_states: str | list[str] | Unset = UNSET
    inci_states: str | list[str] | Unset = UNSET
    config_item_create_time_newer_date: str | Unset = UNSET
    config_item_create_time_older_date: str | Unset = UNSET
    config_item_change_time_newer_date: str | Unset = UNSET
    config_item_change_time_older_date: str | Unset = UNSET
    cixml_data: dict[str, Any] | Unset = UNSET
    previous_version_search: int | str | Unset = UNSET
    order_by: list[ConfigItemFilterOrderByItem] | Unset = UNSET
    order_by_direction: list[ConfigItemFilterOrderByDirectionItem] | Unset = UNSET
    limit: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("Class", "class_", True),
                _Member("Number", "number", False),
                _Member("Name", "name", False),
                _Member("DeplStates", "depl_states", False),
                _Member("InciStates", "inci_states", False),
                _Member("ConfigItemCreateTimeNewerDate", "config_item_create_time_newer_date", False),
                _Member("ConfigItemCreateTimeOlderDate", "config_item_create_time_older_date", False),
                _Member("ConfigItemChangeTimeNewerDate", "config_item_change_time_newer_date", False),
                _Member("ConfigItemChangeTimeOlderDate", "config_item_change_time_older_date", False),
                _Member("CIXMLData", "cixml_data", False),
                _Member("PreviousVersionSearch", "previous_version_search", False),
                _Member("OrderBy", "order_by", False),
                _Member("OrderByDirection", "order_by_direction", False),
                _Member("Limit", "limit", False),
            ),
            open=True,
        )
