# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .history_changes import HistoryChanges
    from .history_user import HistoryUser


@_define(kw_only=True)
class History(_Model):
    """History.

    - field_type_id_attr: Id of the record that was changed.
    - action_details: Its form is not documented.
    """

    id: int
    field_created_at: str | Unset = UNSET
    field_operation: str | Unset = UNSET
    field_type_: str | Unset = UNSET
    field_type_id_attr: int | Unset = UNSET
    action: str | Unset = UNSET
    action_details: Any | Unset = UNSET
    changes: HistoryChanges | Unset = UNSET
    user: HistoryUser | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .history_changes import HistoryChanges
        from .history_user import HistoryUser

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("_created_at", "field_created_at", False),
                _Member("_operation", "field_operation", False),
                _Member("_type", "field_type_", False),
                _Member("_type_id_attr", "field_type_id_attr", False),
                _Member("action", "action", False),
                _Member("action_details", "action_details", False),
                _Member("changes", "changes", False, HistoryChanges.from_dict),
                _Member("user", "user", False, HistoryUser.from_dict),
            ),
            open=True,
        )
