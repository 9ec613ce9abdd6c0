# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class SlaInfo(_Model):
    """SlaInfo.

    - desactivate_sla_reason: Only in a single ticket.
    - stopped: True while the SLA is paused.
    """

    attend_expiration: str | Unset = UNSET
    attend_sla: bool | Unset = UNSET
    attend_sla_solution: bool | Unset = UNSET
    desactivate_sla_reason: str | None | Unset = UNSET
    solve_expiration: str | Unset = UNSET
    solved_in_time: bool | None | Unset = UNSET
    stage_expiration: str | Unset = UNSET
    stopped: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("attend_expiration", "attend_expiration", False),
                _Member("attend_sla", "attend_sla", False),
                _Member("attend_sla_solution", "attend_sla_solution", False),
                _Member("desactivate_sla_reason", "desactivate_sla_reason", False),
                _Member("solve_expiration", "solve_expiration", False),
                _Member("solved_in_time", "solved_in_time", False),
                _Member("stage_expiration", "stage_expiration", False),
                _Member("stopped", "stopped", False),
            ),
            open=True,
        )
