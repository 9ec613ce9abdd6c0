# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset reports.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ReportsMetaInput,
        RunReportInput,
    )


@tool(
    operations=('reports.agent_activity',),
    effect='read',
    abilities='reports:read and role admin',
    route='POST /reports/agent-activity',
)
async def reports_agent_activity(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Report what each agent did. Activity per staff member between two days."""
    return await desk.run('reports_agent_activity', arguments)


@tool(
    operations=('reports.meta',),
    effect='read',
    abilities='reports:read and role admin',
    route='POST /reports/meta',
)
async def reports_meta(desk: Desk, /, **arguments: Unpack[ReportsMetaInput]) -> ToolAnswer:
    """Show what reports can filter by. The queues, and whatever else a report can be narrowed to."""
    return await desk.run('reports_meta', arguments)


@tool(
    operations=('reports.resolutions',),
    effect='read',
    abilities='reports:read and role admin',
    route='POST /reports/resolutions',
)
async def reports_resolutions(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Report how tickets were resolved. Tickets per resolution category between two days."""
    return await desk.run('reports_resolutions', arguments)


@tool(
    operations=('reports.response_times',),
    effect='read',
    abilities='reports:read and role admin',
    route='POST /reports/response-times',
)
async def reports_response_times(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Report how fast tickets were answered. Response times between two days, grouped by day or another unit."""
    return await desk.run('reports_response_times', arguments)


@tool(
    operations=('reports.volumes',),
    effect='read',
    abilities='reports:read and role admin',
    route='POST /reports/volumes',
)
async def reports_volumes(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Report how many tickets came in. Ticket numbers between two days, grouped by day or another unit."""
    return await desk.run('reports_volumes', arguments)


@tool(
    operations=('reports.meta', 'reports.resolutions', 'reports.volumes', 'reports.response_times', 'reports.agent_activity'),
    effect='read',
    abilities='reports:read and role admin',
    route='POST /reports/meta, POST /reports/resolutions, POST /reports/volumes, POST /reports/response-times, POST /reports/agent-activity',
)
async def run_report(desk: Desk, /, **arguments: Unpack[RunReportInput]) -> ToolAnswer:
    """Figures about tickets; meta tells the filters."""
    return await desk.run('run_report', arguments)
