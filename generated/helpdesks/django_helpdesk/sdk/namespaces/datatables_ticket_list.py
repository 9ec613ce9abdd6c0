# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.datatables_ticket_list import datatables_ticket_list_get


class DatatablesTicketList:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, datatables_ticket_list_get.sync_detailed)
        """GET /datatables_ticket_list/{query}: Data of the web ticket list"""


class AsyncDatatablesTicketList:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, datatables_ticket_list_get.asyncio_detailed)
        """GET /datatables_ticket_list/{query}: Data of the web ticket list"""
