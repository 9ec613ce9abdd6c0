"""ConfigItem::ConfigItemSearch: the items of one class, everything asked inside `ConfigItem`.

Refuses classes, states and times that do not exist; nothing found is an empty text, not an empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from . import stock
from .access import require_agent, require_login
from .call import Call, Handler
from .clock import parse_time
from .permissions import may_use_class
from .records import ConfigItem, ItemVersion
from .refusals import denied, invalid, missing, wrong_structure
from .scalars import comma_list, digits, is_given, is_true, like, text, texts
from .world import World

_TIMES: dict[str, Callable[[ConfigItem], datetime]] = {
    "ConfigItemCreateTime": lambda item: item.created,
    "ConfigItemChangeTime": lambda item: item.changed,
}
_ORDERS: dict[str, Callable[[World, ConfigItem], Any]] = {
    "ConfigItemID": lambda world, item: item.id,
    "Number": lambda world, item: item.number,
    "ClassID": lambda world, item: world.item_classes[item.class_name].id,
    "DeplStateID": lambda world, item: [*stock.DEPLOYMENT_STATES].index(item.versions[-1].deployment),
    "InciStateID": lambda world, item: [*stock.INCIDENT_STATES].index(item.versions[-1].incident),
    "CreateTime": lambda world, item: item.created,
    "CreateBy": lambda world, item: item.create_by,
    "ChangeTime": lambda world, item: item.changed,
    "ChangeBy": lambda world, item: item.change_by,
}
ItemFilter = Callable[[ConfigItem], bool]
VersionFilter = Callable[[ItemVersion], bool]


def config_item_search(call: Call) -> dict[str, Any]:
    agent = require_agent(require_login(call))
    world, asked = call.world, _asked(call)
    class_name = text(asked["Class"])
    if class_name not in world.item_classes:
        raise invalid("ConfigItem->Class")
    version_filters = [*_version_filters(asked)]
    filters = [*_item_filters(asked)]
    order = _order(asked)
    if not may_use_class(world, agent, class_name, "ro"):
        raise denied("no permission to access the config items of ConfigItem->Class!")
    earlier = is_true(asked.get("PreviousVersionSearch"))

    def fits(item: ConfigItem) -> bool:
        versions = item.versions if earlier else item.versions[-1:]
        return all(holds(item) for holds in filters) and any(
            all(holds(version) for holds in version_filters) for version in versions
        )

    found = [item for item in world.items.values() if item.class_name == class_name and fits(item)]
    for key, down in reversed(order):
        found.sort(key=partial(key, world), reverse=down)
    limit = digits(asked.get("Limit")) or len(found)
    return {"ConfigItemIDs": [str(item.id) for item in found[:limit]] or ""}


def _asked(call: Call) -> dict[str, Any]:
    given = call.fields.get("ConfigItem")
    if not is_true(given) or given == {}:
        raise missing("ConfigItem")
    if not isinstance(given, dict):
        raise wrong_structure("ConfigItem")
    if not is_true(given.get("Class")):
        raise missing("ConfigItem->Class")
    if is_given(given.get("Limit")) and digits(given["Limit"]) is None:
        raise invalid("ConfigItem->Limit")
    return given


def _version_filters(asked: Mapping[str, Any]) -> Iterator[VersionFilter]:
    name = text(asked.get("Name"))
    if name:
        yield lambda version: like(name, version.name)
    deployments = _states(asked, "DeplStates", stock.DEPLOYMENT_STATES)
    if deployments:
        yield lambda version: version.deployment in deployments
    incidents = _states(asked, "InciStates", stock.INCIDENT_STATES)
    if incidents:
        yield lambda version: version.incident in incidents
    data = asked.get("CIXMLData")
    if isinstance(data, dict):
        yield lambda version: _holds(version.data, data)
    elif is_true(data):
        raise wrong_structure("ConfigItem->CIXMLData")


def _item_filters(asked: Mapping[str, Any]) -> Iterator[ItemFilter]:
    number = text(asked.get("Number"))
    if number:
        yield lambda item: like(number, item.number)
    for family, get in _TIMES.items():
        for direction in ("NewerDate", "OlderDate"):
            bound = _time(asked, f"{family}{direction}")
            if bound is not None:
                yield _compares(get, bound, direction)


def _compares(get: Callable[[ConfigItem], datetime], bound: datetime, direction: str) -> ItemFilter:
    if direction == "NewerDate":
        return lambda item: get(item) >= bound
    return lambda item: get(item) <= bound


def _time(asked: Mapping[str, Any], name: str) -> datetime | None:
    if not is_given(asked.get(name)):
        return None
    found = parse_time(text(asked[name]))
    if found is None:
        raise invalid(f"ConfigItem->{name}")
    return found


def _states(asked: Mapping[str, Any], name: str, known: Mapping[str, str]) -> list[str]:
    """ "a,b" or a list; every one has to exist."""
    given = comma_list(asked[name]) if is_given(asked.get(name)) else []
    if any(state not in known for state in given):
        raise invalid(f"ConfigItem->{name}")
    return given


def _holds(stored: Any, wanted: Mapping[str, Any]) -> bool:
    """Each key with one of the values wanted, at any of its occurrences; values may hold wildcards."""
    for key, value in wanted.items():
        entries = stored.get(key, []) if isinstance(stored, Mapping) else []
        entries = entries if isinstance(entries, list) else [entries]
        if isinstance(value, dict):
            fits = any(_holds(entry, value) for entry in entries)
        else:
            plain = [entry.get(key, "") if isinstance(entry, Mapping) else entry for entry in entries]
            fits = any(like(each, text(entry)) for each in texts(value) for entry in plain)
        if not fits:
            return False
    return True


def _order(asked: Mapping[str, Any]) -> list[tuple[Callable[[World, ConfigItem], Any], bool]]:
    """By default ConfigItemID, Down."""
    names = texts(asked.get("OrderBy")) or ["ConfigItemID"]
    directions = [*texts(asked.get("OrderByDirection")), *["Down"] * len(names)][: len(names)]
    if any(name not in _ORDERS for name in names):
        raise invalid("ConfigItem->OrderBy")
    if any(direction not in ("Down", "Up") for direction in directions):
        raise invalid("ConfigItem->OrderByDirection")
    return [(_ORDERS[name], direction == "Down") for name, direction in zip(names, directions, strict=True)]


HANDLERS: dict[str, Handler] = {"ConfigItem::ConfigItemSearch": config_item_search}
