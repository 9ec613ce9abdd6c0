# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .ref import Ref


@_define(kw_only=True)
class StageSla(_Model):
    """StageSla.

    - created_at: When the ticket came into the stage.
    - created_by: Who moved it there.
    - duration_in_expedient: Time within business hours, HH:MM.
    - sla_attended: Whether the SLA was met.
    """

    id: int
    stage: Ref | Unset = UNSET
    desk: Ref | Unset = UNSET
    created_at: str | Unset = UNSET
    created_by: Ref | None | Unset = UNSET
    attended_at: str | None | Unset = UNSET
    attended_by: Ref | None | Unset = UNSET
    duration_in_expedient: str | Unset = UNSET
    expiration: str | Unset = UNSET
    sla_attended: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ref import Ref

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("stage", "stage", False, Ref.from_dict),
                _Member("desk", "desk", False, Ref.from_dict),
                _Member("created_at", "created_at", False),
                _Member("created_by", "created_by", False, _either(Ref, plain=True)),
                _Member("attended_at", "attended_at", False),
                _Member("attended_by", "attended_by", False, _either(Ref, plain=True)),
                _Member("duration_in_expedient", "duration_in_expedient", False),
                _Member("expiration", "expiration", False),
                _Member("sla_attended", "sla_attended", False),
            ),
            open=True,
        )
