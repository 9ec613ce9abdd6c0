# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.timeline_ticket_list import timeline_ticket_list_get


class TimelineTicketList:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, timeline_ticket_list_get.sync_detailed)
        """GET /timeline_ticket_list/{query}: Data of the web timeline"""


class AsyncTimelineTicketList:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, timeline_ticket_list_get.asyncio_detailed)
        """GET /timeline_ticket_list/{query}: Data of the web timeline"""
