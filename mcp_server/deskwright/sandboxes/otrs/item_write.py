"""ConfigItem::ConfigItemCreate and ConfigItem::ConfigItemUpdate, for agents.

An update needs all four names even to change one, and permission is checked on the class that is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import stock
from .access import require_agent, require_login
from .attachments import checked_files
from .call import Call, Handler
from .item_changes import ItemValues, add_item, add_version
from .item_classes import fault_in, stored
from .permissions import may_use_class
from .records import Agent, ConfigItem
from .refusals import denied, invalid, missing, missing_or_invalid
from .scalars import is_given, is_true, number, text, trimmed


def config_item_create(call: Call) -> dict[str, Any]:
    agent = require_agent(require_login(call))
    fields = trimmed(call.structure("ConfigItem"))
    values = _checked(call, agent, fields)
    files = checked_files(fields.get("Attachment"))
    wanted = text(fields.get("Number")) if is_true(fields.get("Number")) else ""
    if wanted and any(item.number == wanted for item in call.world.items.values()):
        raise invalid("ConfigItem->Number")
    call.world.clock.tick()
    item = add_item(call.world, agent.id, values, wanted)
    item.attachments += files
    return _written(item)


def config_item_update(call: Call) -> dict[str, Any]:
    agent = require_agent(require_login(call))
    fields = trimmed(call.structure("ConfigItem"))
    item = _item(call)
    replace = _replaces(call)
    values = _checked(call, agent, fields)
    files = checked_files(fields.get("Attachment"))
    call.world.clock.tick()
    before = dict(item.versions[-1].data) if item.versions else {}
    data = before if values.data is None else dict(values.data) if replace else before | dict(values.data)
    add_version(call.world, agent.id, item, values, data)
    if replace:
        item.attachments.clear()
    item.attachments += files
    return _written(item)


def _item(call: Call) -> ConfigItem:
    given = call.fields.get("ConfigItemID")
    if not is_true(given):
        raise missing("ConfigItemID")
    item = call.world.items.get(number(given) or 0)
    if item is None:
        raise invalid("ConfigItemID")
    return item


def _replaces(call: Call) -> bool:
    given = call.fields.get("ReplaceExistingData")
    if is_given(given) and text(given) not in ("0", "1"):
        raise invalid("ReplaceExistingData")
    return is_true(given)


def _checked(call: Call, agent: Agent, fields: Mapping[str, Any]) -> ItemValues:
    """Names, permission on the class sent, then the class's own fields."""
    world = call.world
    for name in ("Class", "Name", "DeplState", "InciState"):
        if not is_true(fields.get(name)):
            raise missing(f"ConfigItem->{name}")
    class_name = text(fields["Class"])
    known = (
        ("Class", world.item_classes),
        ("DeplState", stock.DEPLOYMENT_STATES),
        ("InciState", stock.INCIDENT_STATES),
    )
    for name, rows in known:
        if text(fields[name]) not in rows:
            raise invalid(f"ConfigItem->{name}")
    if not may_use_class(world, agent, class_name, "rw"):
        raise denied("no permission to write config items of ConfigItem->Class!")
    return ItemValues(
        class_name=class_name,
        name=text(fields["Name"]),
        deployment=text(fields["DeplState"]),
        incident=text(fields["InciState"]),
        data=_class_data(call, class_name, fields.get("CIXMLData")),
    )


def _class_data(call: Call, class_name: str, given: Any) -> dict[str, Any] | None:
    if not is_true(given):
        return None
    if not isinstance(given, dict):
        raise missing_or_invalid("ConfigItem->CIXMLData")
    world = call.world
    companies = {customer.customer_id for customer in world.customers.values()}
    fault = fault_in(given, world.item_classes[class_name].fields, world.customers, companies)
    if fault is not None:
        raise invalid(f"ConfigItem->CIXMLData->{fault}")
    return stored(given)


def _written(item: ConfigItem) -> dict[str, Any]:
    return {"ConfigItemID": str(item.id), "Number": item.number}


HANDLERS: dict[str, Handler] = {
    "ConfigItem::ConfigItemCreate": config_item_create,
    "ConfigItem::ConfigItemUpdate": config_item_update,
}
