# Generated from specs/triage. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncPagedCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.audit import audit_list


class Audit:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, audit_list.sync_detailed, audit_list.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /audit-events: Read the audit"""


class AsyncAudit:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, audit_list.asyncio_detailed, audit_list.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /audit-events: Read the audit"""
