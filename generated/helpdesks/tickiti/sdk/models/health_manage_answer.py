# Generated from specs/tickiti. Do not edit: make regen

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
    from .health_exception import HealthException
    from .watched_disk import WatchedDisk


@_define(kw_only=True)
class HealthManageAnswer(_Model):
    """HealthManageAnswer."""

    disks: list[WatchedDisk] | Unset = UNSET
    exceptions: list[HealthException] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .health_exception import HealthException
        from .watched_disk import WatchedDisk

        return _Shape(
            (
                _Member("disks", "disks", False, _list_of(WatchedDisk.from_dict)),
                _Member("exceptions", "exceptions", False, _list_of(HealthException.from_dict)),
            ),
            open=True,
        )
