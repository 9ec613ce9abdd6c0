# Generated from specs/triage. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.recommendations import recommendations_approve
from ..api.recommendations import recommendations_get
from ..api.recommendations import recommendations_reject
from ..api.recommendations import recommendations_submit


class Recommendations:
    def __init__(self, _client: Client, /) -> None:
        self.approve = SyncCall(_client, recommendations_approve.sync_detailed)
        """POST /recommendations/{id}/approval: Approve fields of a recommendation"""
        self.get = SyncCall(_client, recommendations_get.sync_detailed)
        """GET /recommendations/{id}: Read a recommendation"""
        self.reject = SyncCall(_client, recommendations_reject.sync_detailed)
        """POST /recommendations/{id}/rejection: Reject a recommendation"""
        self.submit = SyncCall(_client, recommendations_submit.sync_detailed)
        """POST /recommendations: Submit a recommendation"""


class AsyncRecommendations:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.approve = AsyncCall(_client, recommendations_approve.asyncio_detailed)
        """POST /recommendations/{id}/approval: Approve fields of a recommendation"""
        self.get = AsyncCall(_client, recommendations_get.asyncio_detailed)
        """GET /recommendations/{id}: Read a recommendation"""
        self.reject = AsyncCall(_client, recommendations_reject.asyncio_detailed)
        """POST /recommendations/{id}/rejection: Reject a recommendation"""
        self.submit = AsyncCall(_client, recommendations_submit.asyncio_detailed)
        """POST /recommendations: Submit a recommendation"""
