# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.reports import reports_agent_activity
from ..api.reports import reports_meta
from ..api.reports import reports_resolutions
from ..api.reports import reports_response_times
from ..api.reports import reports_volumes


class Reports:
    def __init__(self, _client: Client, /) -> None:
        self.agent_activity = SyncCall(_client, reports_agent_activity.sync_detailed)
        """POST /reports/agent-activity: Report what each agent did"""
        self.meta = SyncCall(_client, reports_meta.sync_detailed)
        """POST /reports/meta: Show what reports can filter by"""
        self.resolutions = SyncCall(_client, reports_resolutions.sync_detailed)
        """POST /reports/resolutions: Report how tickets were resolved"""
        self.response_times = SyncCall(_client, reports_response_times.sync_detailed)
        """POST /reports/response-times: Report how fast tickets were answered"""
        self.volumes = SyncCall(_client, reports_volumes.sync_detailed)
        """POST /reports/volumes: Report how many tickets came in"""


class AsyncReports:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.agent_activity = AsyncCall(_client, reports_agent_activity.asyncio_detailed)
        """POST /reports/agent-activity: Report what each agent did"""
        self.meta = AsyncCall(_client, reports_meta.asyncio_detailed)
        """POST /reports/meta: Show what reports can filter by"""
        self.resolutions = AsyncCall(_client, reports_resolutions.asyncio_detailed)
        """POST /reports/resolutions: Report how tickets were resolved"""
        self.response_times = AsyncCall(_client, reports_response_times.asyncio_detailed)
        """POST /reports/response-times: Report how fast tickets were answered"""
        self.volumes = AsyncCall(_client, reports_volumes.asyncio_detailed)
        """POST /reports/volumes: Report how many tickets came in"""
