# Generated from specs/otrs. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.ticket import ticket_create
from ..api.ticket import ticket_get
from ..api.ticket import ticket_history_get
from ..api.ticket import ticket_search
from ..api.ticket import ticket_update


class Ticket:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, ticket_create.sync_detailed)
        """POST /TicketCreate: Create a ticket with its first article"""
        self.get = SyncCall(_client, ticket_get.sync_detailed)
        """POST /TicketGet: Read tickets by id"""
        self.history = SyncCall(_client, ticket_history_get.sync_detailed)
        """POST /TicketHistoryGet: Read the history of tickets"""
        self.search = SyncCall(_client, ticket_search.sync_detailed)
        """POST /TicketSearch: Find the ids of tickets"""
        self.update = SyncCall(_client, ticket_update.sync_detailed)
        """POST /TicketUpdate: Change a ticket, or add an article to it"""


class AsyncTicket:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, ticket_create.asyncio_detailed)
        """POST /TicketCreate: Create a ticket with its first article"""
        self.get = AsyncCall(_client, ticket_get.asyncio_detailed)
        """POST /TicketGet: Read tickets by id"""
        self.history = AsyncCall(_client, ticket_history_get.asyncio_detailed)
        """POST /TicketHistoryGet: Read the history of tickets"""
        self.search = AsyncCall(_client, ticket_search.asyncio_detailed)
        """POST /TicketSearch: Find the ids of tickets"""
        self.update = AsyncCall(_client, ticket_update.asyncio_detailed)
        """POST /TicketUpdate: Change a ticket, or add an article to it"""
