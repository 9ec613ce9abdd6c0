# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.supervisor import supervisor_diagnostics
from ..api.supervisor import supervisor_health_disk_delete
from ..api.supervisor import supervisor_health_disk_store
from ..api.supervisor import supervisor_health_exception_delete
from ..api.supervisor import supervisor_health_exception_store
from ..api.supervisor import supervisor_health_manage
from ..api.supervisor import supervisor_health_status
from ..api.supervisor import supervisor_jobs_delete
from ..api.supervisor import supervisor_jobs_index
from ..api.supervisor import supervisor_jobs_retry
from ..api.supervisor import supervisor_super_tasks_fetch


class Supervisor:
    def __init__(self, _client: Client, /) -> None:
        self.diagnostics = SyncCall(_client, supervisor_diagnostics.sync_detailed)
        """POST /supervisor/diagnostics: Show the server's diagnostics"""
        self.health_disk_delete = SyncCall(_client, supervisor_health_disk_delete.sync_detailed)
        """POST /supervisor/health/disk/delete: Stop watching a disk"""
        self.health_disk_store = SyncCall(_client, supervisor_health_disk_store.sync_detailed)
        """POST /supervisor/health/disk/store: Watch a disk"""
        self.health_exception_delete = SyncCall(_client, supervisor_health_exception_delete.sync_detailed)
        """POST /supervisor/health/exception/delete: Remove a health exception"""
        self.health_exception_store = SyncCall(_client, supervisor_health_exception_store.sync_detailed)
        """POST /supervisor/health/exception/store: Add a health exception"""
        self.health_manage = SyncCall(_client, supervisor_health_manage.sync_detailed)
        """POST /supervisor/health/manage: Show what the health check watches"""
        self.health_status = SyncCall(_client, supervisor_health_status.sync_detailed)
        """POST /supervisor/health: Show the server's health"""
        self.jobs_delete = SyncCall(_client, supervisor_jobs_delete.sync_detailed)
        """POST /supervisor/jobs/delete: Delete failed jobs"""
        self.jobs_index = SyncCall(_client, supervisor_jobs_index.sync_detailed)
        """POST /supervisor/jobs: List failed jobs"""
        self.jobs_retry = SyncCall(_client, supervisor_jobs_retry.sync_detailed)
        """POST /supervisor/jobs/retry: Run failed jobs again"""
        self.super_tasks_fetch = SyncCall(_client, supervisor_super_tasks_fetch.sync_detailed)
        """POST /supervisor/super-tasks: List super-tasks"""


class AsyncSupervisor:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.diagnostics = AsyncCall(_client, supervisor_diagnostics.asyncio_detailed)
        """POST /supervisor/diagnostics: Show the server's diagnostics"""
        self.health_disk_delete = AsyncCall(_client, supervisor_health_disk_delete.asyncio_detailed)
        """POST /supervisor/health/disk/delete: Stop watching a disk"""
        self.health_disk_store = AsyncCall(_client, supervisor_health_disk_store.asyncio_detailed)
        """POST /supervisor/health/disk/store: Watch a disk"""
        self.health_exception_delete = AsyncCall(_client, supervisor_health_exception_delete.asyncio_detailed)
        """POST /supervisor/health/exception/delete: Remove a health exception"""
        self.health_exception_store = AsyncCall(_client, supervisor_health_exception_store.asyncio_detailed)
        """POST /supervisor/health/exception/store: Add a health exception"""
        self.health_manage = AsyncCall(_client, supervisor_health_manage.asyncio_detailed)
        """POST /supervisor/health/manage: Show what the health check watches"""
        self.health_status = AsyncCall(_client, supervisor_health_status.asyncio_detailed)
        """POST /supervisor/health: Show the server's health"""
        self.jobs_delete = AsyncCall(_client, supervisor_jobs_delete.asyncio_detailed)
        """POST /supervisor/jobs/delete: Delete failed jobs"""
        self.jobs_index = AsyncCall(_client, supervisor_jobs_index.asyncio_detailed)
        """POST /supervisor/jobs: List failed jobs"""
        self.jobs_retry = AsyncCall(_client, supervisor_jobs_retry.asyncio_detailed)
        """POST /supervisor/jobs/retry: Run failed jobs again"""
        self.super_tasks_fetch = AsyncCall(_client, supervisor_super_tasks_fetch.asyncio_detailed)
        """POST /supervisor/super-tasks: List super-tasks"""
