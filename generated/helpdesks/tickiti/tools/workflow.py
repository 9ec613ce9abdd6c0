# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset workflow.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ListQueuesInput,
        ListWorkflowInput,
    )


@tool(
    operations=('workflow.queues.index',),
    effect='read',
    abilities='workflow:read or workflow:write and role admin',
    route='POST /workflow/queues',
)
async def list_queues(desk: Desk, /, **arguments: Unpack[ListQueuesInput]) -> ToolAnswer:
    """For administrators; else tickets.queues by tickiti_call."""
    return await desk.run('list_queues', arguments)


@tool(
    operations=('workflow.resolutions.index', 'workflow.interventions.index', 'workflow.escalations.index'),
    effect='read',
    abilities='workflow:read or workflow:write and role admin',
    route='POST /workflow/resolution-categories, POST /workflow/interventions, POST /workflow/escalations',
)
async def list_workflow(desk: Desk, /, **arguments: Unpack[ListWorkflowInput]) -> ToolAnswer:
    """Where the plan has them."""
    return await desk.run('list_workflow', arguments)


@tool(
    operations=('workflow.business_hours.update',),
    effect='write_internal',
    abilities='workflow:write and role admin',
    route='POST /workflow/business-hours/update',
)
async def workflow_business_hours_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Set the business hours. Days and hours that escalations count. Times are minutes since midnight."""
    return await desk.run('workflow_business_hours_update', arguments)


@tool(
    operations=('workflow.escalations.create',),
    effect='write_outbound',
    abilities='workflow:write and role admin',
    route='POST /workflow/escalations/create',
)
async def workflow_escalations_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create an escalation. After so many minutes without an answer somebody is told, by notice or by mail."""
    return await desk.run('workflow_escalations_create', arguments)


@tool(
    operations=('workflow.escalations.delete',),
    effect='destroy',
    abilities='workflow:write and role admin',
    route='POST /workflow/escalations/delete',
)
async def workflow_escalations_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete an escalation. Nobody is told any longer."""
    return await desk.run('workflow_escalations_delete', arguments)


@tool(
    operations=('workflow.escalations.index',),
    effect='read',
    abilities='workflow:read or workflow:write and role admin',
    route='POST /workflow/escalations',
)
async def workflow_escalations_index(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List escalations. Who is told, and after how many minutes without an answer."""
    return await desk.run('workflow_escalations_index', arguments)


@tool(
    operations=('workflow.escalations.update',),
    effect='write_outbound',
    abilities='workflow:write and role admin',
    route='POST /workflow/escalations/update',
)
async def workflow_escalations_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change an escalation. Changes when and how somebody is told."""
    return await desk.run('workflow_escalations_update', arguments)


@tool(
    operations=('workflow.interventions.create',),
    effect='write_outbound',
    abilities='workflow:write and role admin',
    route='POST /workflow/interventions/create',
)
async def workflow_interventions_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create an intervention. A named way in which other systems raise tickets."""
    return await desk.run('workflow_interventions_create', arguments)


@tool(
    operations=('workflow.interventions.delete',),
    effect='destroy',
    abilities='workflow:write and role admin',
    route='POST /workflow/interventions/delete',
)
async def workflow_interventions_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete an intervention. Other systems can no longer raise tickets by it."""
    return await desk.run('workflow_interventions_delete', arguments)


@tool(
    operations=('workflow.interventions.generate_token',),
    effect='admin',
    abilities='workflow:write and role admin',
    route='POST /workflow/interventions/generate-token',
)
async def workflow_interventions_generate_token(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Mint a token for an intervention. The token another system uses to hand the intervention in."""
    return await desk.run('workflow_interventions_generate_token', arguments)


@tool(
    operations=('workflow.interventions.index',),
    effect='read',
    abilities='workflow:read or workflow:write and role admin',
    route='POST /workflow/interventions',
)
async def workflow_interventions_index(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List interventions. Named ways in which other systems raise tickets."""
    return await desk.run('workflow_interventions_index', arguments)


@tool(
    operations=('workflow.interventions.update',),
    effect='write_outbound',
    abilities='workflow:write and role admin',
    route='POST /workflow/interventions/update',
)
async def workflow_interventions_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change an intervention. Changes where its tickets land, and whether other systems are asked."""
    return await desk.run('workflow_interventions_update', arguments)


@tool(
    operations=('workflow.queues.create',),
    effect='write_internal',
    abilities='workflow:write and role admin',
    route='POST /workflow/queues/create',
)
async def workflow_queues_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a queue. A place for tickets, with the mailbox its answers leave by."""
    return await desk.run('workflow_queues_create', arguments)


@tool(
    operations=('workflow.queues.delete',),
    effect='destroy',
    abilities='workflow:write and role admin',
    route='POST /workflow/queues/delete',
)
async def workflow_queues_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a queue. Move its tickets away first."""
    return await desk.run('workflow_queues_delete', arguments)


@tool(
    operations=('workflow.queues.index',),
    effect='read',
    abilities='workflow:read or workflow:write and role admin',
    route='POST /workflow/queues',
)
async def workflow_queues_index(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List all queues. Every queue of the installation; tickets.queues needs less."""
    return await desk.run('workflow_queues_index', arguments)


@tool(
    operations=('workflow.queues.move',),
    effect='write_internal',
    abilities='workflow:write and role admin',
    route='POST /workflow/queues/move',
)
async def workflow_queues_move(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Move a queue's tickets to another queue. All tickets of one queue go to the other."""
    return await desk.run('workflow_queues_move', arguments)


@tool(
    operations=('workflow.queues.update',),
    effect='write_outbound',
    abilities='workflow:write and role admin',
    route='POST /workflow/queues/update',
)
async def workflow_queues_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a queue. Changes the name, the mailbox its answers leave by, and how it treats tickets."""
    return await desk.run('workflow_queues_update', arguments)


@tool(
    operations=('workflow.resolutions.create',),
    effect='write_internal',
    abilities='workflow:write and role admin',
    route='POST /workflow/resolution-categories/create',
)
async def workflow_resolutions_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a resolution category. A reason that tickets can be closed with."""
    return await desk.run('workflow_resolutions_create', arguments)


@tool(
    operations=('workflow.resolutions.delete',),
    effect='destroy',
    abilities='workflow:write and role admin',
    route='POST /workflow/resolution-categories/delete',
)
async def workflow_resolutions_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a resolution category. Tickets can no longer be closed with it."""
    return await desk.run('workflow_resolutions_delete', arguments)


@tool(
    operations=('workflow.resolutions.index',),
    effect='read',
    abilities='workflow:read or workflow:write and role admin',
    route='POST /workflow/resolution-categories',
)
async def workflow_resolutions_index(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List resolution categories. Reasons that tickets can be closed with; tickets.resolutions needs less."""
    return await desk.run('workflow_resolutions_index', arguments)


@tool(
    operations=('workflow.resolutions.reorder',),
    effect='write_internal',
    abilities='workflow:write and role admin',
    route='POST /workflow/resolution-categories/reorder',
)
async def workflow_resolutions_reorder(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Order the resolution categories. The ids in their new order."""
    return await desk.run('workflow_resolutions_reorder', arguments)


@tool(
    operations=('workflow.resolutions.update',),
    effect='write_internal',
    abilities='workflow:write and role admin',
    route='POST /workflow/resolution-categories/update',
)
async def workflow_resolutions_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a resolution category. Changes its name or its colour."""
    return await desk.run('workflow_resolutions_update', arguments)
