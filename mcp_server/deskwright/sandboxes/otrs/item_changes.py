"""Stores config items and their versions.

Asks for no permission and checks no value; a version equal to the last one is not stored again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .records import ConfigItem, ItemVersion
from .world import SYSTEM_ID, World


@dataclass(frozen=True, slots=True)
class ItemValues:
    """Checked values of a version; `data` None where the request has none."""

    class_name: str
    name: str
    deployment: str
    incident: str
    data: Mapping[str, Any] | None = None


def add_item(world: World, by: int, values: ItemValues, number: str = "") -> ConfigItem:
    now = world.clock.now()
    item = ConfigItem(
        id=world.next("config item"),
        number=number or next_number(world, values.class_name),
        class_name=values.class_name,
        created=now,
        create_by=by,
        changed=now,
        change_by=by,
    )
    world.items[item.id] = item
    add_version(world, by, item, values, values.data or {})
    return item


def add_version(world: World, by: int, item: ConfigItem, values: ItemValues, data: Mapping[str, Any]) -> None:
    last = item.versions[-1] if item.versions else None
    given = (values.name, values.deployment, values.incident, dict(data))
    if last and given == (last.name, last.deployment, last.incident, dict(last.data)):
        return
    now = world.clock.now()
    name, deployment, incident, kept = given
    item.versions.append(ItemVersion(world.next("version"), name, deployment, incident, kept, now, by))
    item.changed, item.change_by = now, by


def next_number(world: World, class_name: str) -> str:
    """The system's id, the class's id and a counter, as the stock generator makes them; taken ones are skipped."""
    taken = {item.number for item in world.items.values()}
    class_id = world.item_classes[class_name].id
    while True:
        number = f"{SYSTEM_ID}{class_id}{world.next(f'number of {class_name}'):06d}"
        if number not in taken:
            return number
