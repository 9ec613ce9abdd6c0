# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset supervisor.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        SupervisorDiagnosticsInput,
        SupervisorHealthManageInput,
        SupervisorHealthStatusInput,
        SupervisorJobsIndexInput,
        SupervisorSuperTasksFetchInput,
    )


@tool(
    operations=('supervisor.diagnostics',),
    effect='read',
    abilities='supervisor:read or supervisor:write and role superuser',
    route='POST /supervisor/diagnostics',
)
async def supervisor_diagnostics(desk: Desk, /, **arguments: Unpack[SupervisorDiagnosticsInput]) -> ToolAnswer:
    """Show the server's diagnostics. State of the server for its operator."""
    return await desk.run('supervisor_diagnostics', arguments)


@tool(
    operations=('supervisor.health.disk_delete',),
    effect='admin',
    abilities='supervisor:write and role superuser',
    route='POST /supervisor/health/disk/delete',
)
async def supervisor_health_disk_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Stop watching a disk. Removes a disk from the health check."""
    return await desk.run('supervisor_health_disk_delete', arguments)


@tool(
    operations=('supervisor.health.disk_store',),
    effect='admin',
    abilities='supervisor:write and role superuser',
    route='POST /supervisor/health/disk/store',
)
async def supervisor_health_disk_store(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Watch a disk. Adds a disk to the health check, with the free space it should keep."""
    return await desk.run('supervisor_health_disk_store', arguments)


@tool(
    operations=('supervisor.health.exception_delete',),
    effect='admin',
    abilities='supervisor:write and role superuser',
    route='POST /supervisor/health/exception/delete',
)
async def supervisor_health_exception_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Remove a health exception. The health check reports such entries again."""
    return await desk.run('supervisor_health_exception_delete', arguments)


@tool(
    operations=('supervisor.health.exception_store',),
    effect='admin',
    abilities='supervisor:write and role superuser',
    route='POST /supervisor/health/exception/store',
)
async def supervisor_health_exception_store(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Add a health exception. The health check no longer reports what the pattern matches."""
    return await desk.run('supervisor_health_exception_store', arguments)


@tool(
    operations=('supervisor.health.manage',),
    effect='read',
    abilities='supervisor:read or supervisor:write and role superuser',
    route='POST /supervisor/health/manage',
)
async def supervisor_health_manage(desk: Desk, /, **arguments: Unpack[SupervisorHealthManageInput]) -> ToolAnswer:
    """Show what the health check watches. Watched disks, and the patterns that are not reported."""
    return await desk.run('supervisor_health_manage', arguments)


@tool(
    operations=('supervisor.health.status',),
    effect='read',
    abilities='supervisor:read or supervisor:write and role superuser',
    route='POST /supervisor/health',
)
async def supervisor_health_status(desk: Desk, /, **arguments: Unpack[SupervisorHealthStatusInput]) -> ToolAnswer:
    """Show the server's health. The result of the health check."""
    return await desk.run('supervisor_health_status', arguments)


@tool(
    operations=('supervisor.jobs.delete',),
    effect='admin',
    abilities='supervisor:write and role superuser',
    route='POST /supervisor/jobs/delete',
)
async def supervisor_jobs_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete failed jobs. Drops background jobs; unknown ids are no error, and the queue portal_default is never touched."""
    return await desk.run('supervisor_jobs_delete', arguments)


@tool(
    operations=('supervisor.jobs.index',),
    effect='read',
    abilities='supervisor:read or supervisor:write and role superuser',
    route='POST /supervisor/jobs',
)
async def supervisor_jobs_index(desk: Desk, /, **arguments: Unpack[SupervisorJobsIndexInput]) -> ToolAnswer:
    """List failed jobs. Background jobs that an operator may want to run again."""
    return await desk.run('supervisor_jobs_index', arguments)


@tool(
    operations=('supervisor.jobs.retry',),
    effect='admin',
    abilities='supervisor:write and role superuser',
    route='POST /supervisor/jobs/retry',
)
async def supervisor_jobs_retry(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Run failed jobs again. Mail may leave that failed before; unknown ids are no error, and the queue portal_default is never touched."""
    return await desk.run('supervisor_jobs_retry', arguments)


@tool(
    operations=('supervisor.super_tasks.fetch',),
    effect='read',
    abilities='supervisor:read or supervisor:write and role superuser',
    route='POST /supervisor/super-tasks',
)
async def supervisor_super_tasks_fetch(desk: Desk, /, **arguments: Unpack[SupervisorSuperTasksFetchInput]) -> ToolAnswer:
    """List super-tasks. Scheduled programs of the installation. They can be read here, never changed."""
    return await desk.run('supervisor_super_tasks_fetch', arguments)
