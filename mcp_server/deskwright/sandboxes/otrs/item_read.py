"""ConfigItem::ConfigItemGet and ConfigItem::ConfigItemDelete, whose codes partly carry an uninterpolated variable.

For agents alone: a customer's log-in counts as none. Deleting stops at the first refusal, what went before is gone.
"""

from __future__ import annotations

from typing import Any

from . import stock
from .access import authenticate, require_agent
from .attachments import encoded_in_lines, file_size
from .call import Call, Handler
from .clock import wire_time
from .permissions import may_use_class
from .records import Agent, Attachment, ConfigItem, ItemVersion
from .refusals import OperationError, denied, missing, uninterpolated, wrong_structure
from .scalars import comma_list, is_true, number
from .world import World


def config_item_get(call: Call) -> dict[str, Any]:
    agent = require_agent(authenticate(call, code=uninterpolated("AuthFail")), code=uninterpolated("AuthFail"))
    with_files = is_true(call.fields.get("Attachments"))  # off by default, whatever the documents say
    answers = [_answer(call, agent, wanted, with_files) for wanted in _wanted_ids(call)]
    return {"ConfigItem": answers or ""}


def config_item_delete(call: Call) -> dict[str, Any]:
    agent = require_agent(authenticate(call, code=uninterpolated("AuthFail")), code=uninterpolated("AuthFail"))
    deleted = []
    for wanted in _wanted_ids(call):
        item = _accessible_item(call, agent, wanted, "rw")
        del call.world.items[item.id]
        deleted.append(str(item.id))
    if not deleted:
        raise OperationError("DeleteError", "nothing was deleted!", code=uninterpolated("DeleteError"))
    return {"ConfigItemID": deleted}


def _wanted_ids(call: Call) -> list[str]:
    given = call.fields.get("ConfigItemID")
    if not is_true(given):
        raise missing("ConfigItemID")
    if isinstance(given, dict):
        raise wrong_structure("ConfigItemID")
    return comma_list(given)


def _accessible_item(call: Call, agent: Agent, wanted: str, kind: str) -> ConfigItem:
    item = call.world.items.get(number(wanted) or 0)
    if item is None:
        text = f"ConfigItemID parameter is invalid: there is no config item {wanted}!"
        raise OperationError("InvalidParameter", text, code=uninterpolated("InvalidParameter"))
    if not may_use_class(call.world, agent, item.class_name, kind):
        raise denied(f"no permission to access the config item of ConfigItemID {wanted}!")
    return item


def _answer(call: Call, agent: Agent, wanted: str, with_files: bool) -> dict[str, Any]:
    item = _accessible_item(call, agent, wanted, "ro")
    if not item.versions:
        text = f"no data for ConfigItemID {wanted}!"
        raise OperationError("NoConfigItemData", text, code=uninterpolated("NoConfigItemData"))
    answer = item_answer(call.world, item, item.versions[-1])
    if with_files:
        answer["Attachment"] = [_file_answer(file) for file in item.attachments] or ""
    return answer


def item_answer(world: World, item: ConfigItem, version: ItemVersion) -> dict[str, Any]:
    """By names: the ids of class and states are left out."""
    current = item.versions[-1]
    return {
        "ConfigItemID": str(item.id),
        "Number": item.number,
        "Name": version.name,
        "Class": item.class_name,
        "VersionID": str(version.id),
        "LastVersionID": str(current.id),
        "DefinitionID": str(world.item_classes[item.class_name].definition_id),
        "DeplState": version.deployment,
        "DeplStateType": stock.DEPLOYMENT_STATES[version.deployment],
        "InciState": version.incident,
        "InciStateType": stock.INCIDENT_STATES[version.incident],
        "CurDeplState": current.deployment,
        "CurDeplStateType": stock.DEPLOYMENT_STATES[current.deployment],
        "CurInciState": current.incident,
        "CurInciStateType": stock.INCIDENT_STATES[current.incident],
        "CreateTime": wire_time(version.created),
        "CreateBy": str(version.create_by),
        "CIXMLData": dict(version.data) or "",
    }


def _file_answer(file: Attachment) -> dict[str, Any]:
    return {
        "Filename": file.filename,
        "ContentType": file.content_type,
        "Content": encoded_in_lines(file.content),
        "Filesize": file_size(file.content),
        "Preferences": {"Filesize": file_size(file.content), "FilesizeRaw": str(len(file.content))},
    }


HANDLERS: dict[str, Handler] = {
    "ConfigItem::ConfigItemGet": config_item_get,
    "ConfigItem::ConfigItemDelete": config_item_delete,
}
