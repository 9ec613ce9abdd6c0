# Generated from specs/triage. Do not edit: make regen
"""The tools of Support Ticket Triage's toolset metrics.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        MetricsGetInput,
    )


@tool(
    operations=('metrics.get',),
    effect='read',
    abilities='',
    route='GET /metrics',
)
async def metrics_get(desk: Desk, /, **arguments: Unpack[MetricsGetInput]) -> ToolAnswer:
    """The queue in figures. Open, untriaged and late tickets, and what became of the recommendations."""
    return await desk.run('metrics_get', arguments)
