# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.reports import get_reports_billings_history
from ..api.reports import get_reports_feedbacks_chats
from ..api.reports import get_reports_feedbacks_tickets


class Reports:
    def __init__(self, _client: Client, /) -> None:
        self.billings_history = SyncPagedCall(_client, get_reports_billings_history.sync_detailed, get_reports_billings_history.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /reports/billings/history: List what was billed"""
        self.chat_feedbacks = SyncCall(_client, get_reports_feedbacks_chats.sync_detailed)
        """GET /reports/feedbacks/chats: Report the ratings of chats"""
        self.ticket_feedbacks = SyncCall(_client, get_reports_feedbacks_tickets.sync_detailed)
        """GET /reports/feedbacks/tickets: Report the ratings of tickets"""


class AsyncReports:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.billings_history = AsyncPagedCall(_client, get_reports_billings_history.asyncio_detailed, get_reports_billings_history.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /reports/billings/history: List what was billed"""
        self.chat_feedbacks = AsyncCall(_client, get_reports_feedbacks_chats.asyncio_detailed)
        """GET /reports/feedbacks/chats: Report the ratings of chats"""
        self.ticket_feedbacks = AsyncCall(_client, get_reports_feedbacks_tickets.asyncio_detailed)
        """GET /reports/feedbacks/tickets: Report the ratings of tickets"""
