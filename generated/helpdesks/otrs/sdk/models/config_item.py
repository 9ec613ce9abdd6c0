# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .config_item_file import ConfigItemFile


@_define(kw_only=True)
class ConfigItem(_Model):
    """An item in its latest version.

    - depl_state: Deployment state of this version.
    - inci_state: Incident state of this version.
    - cur_depl_state: Deployment state now.
    - cur_inci_state: Incident state now.
    - cixml_data: The fields of the class; "" where there are none.
    - attachment: Only if attachments were asked for; "" where there are none.
    """

    config_item_id: str | int | Unset = UNSET
    number: str | int | Unset = UNSET
    name: str | None | Unset = UNSET
    class_: str | None | Unset = UNSET
    version_id: str | int | None | Unset = UNSET
    last_version_id: str | int | None | Unset = UNSET
    definition_id: str | int | None | Unset = UNSET
    depl_state: str | None | Unset = UNSET
    depl_state_type: str | None | Unset = UNSET
    inci_state: str | None | Unset = UNSET
    inci_state_type: str | None | Unset = UNSET
    cur_depl_state: str | None | Unset = UNSET
    cur_depl_state_type: str | None | Unset = UNSET
    cur_inci_state: str | None | Unset = UNSET
    cur_inci_state_type: str | None | Unset = UNSET
    create_time: str | None | Unset = UNSET
    create_by: str | int | None | Unset = UNSET
    cixml_data: dict[str, Any] | str | Unset = UNSET
    attachment: list[ConfigItemFile] | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .config_item_file import ConfigItemFile

        return _Shape(
            (
                _Member("ConfigItemID", "config_item_id", False),
                _Member("Number", "number", False),
                _Member("Name", "name", False),
                _Member("Class", "class_", False),
                _Member("VersionID", "version_id", False),
                _Member("LastVersionID", "last_version_id", False),
                _Member("DefinitionID", "definition_id", False),
                _Member("DeplState", "depl_state", False),
                _Member("DeplStateType", "depl_state_type", False),
                _Member("InciState", "inci_state", False),
                _Member("InciStateType", "inci_state_type", False),
                _Member("CurDeplState", "cur_depl_state", False),
                _Member("CurDeplStateType", "cur_depl_state_type", False),
                _Member("CurInciState", "cur_inci_state", False),
                _Member("CurInciStateType", "cur_inci_state_type", False),
                _Member("CreateTime", "create_time", False),
                _Member("CreateBy", "create_by", False),
                _Member("CIXMLData", "cixml_data", False),
                _Member("Attachment", "attachment", False, _either(_list_of(ConfigItemFile.from_dict), plain=True)),
            ),
            open=True,
        )
