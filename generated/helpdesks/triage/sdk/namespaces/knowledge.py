# Generated from specs/triage. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.knowledge import knowledge_get
from ..api.knowledge import knowledge_search


class Knowledge:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, knowledge_get.sync_detailed)
        """GET /knowledge/{id}: Read a knowledge article"""
        self.search = SyncCall(_client, knowledge_search.sync_detailed)
        """GET /knowledge: Search the knowledge articles"""


class AsyncKnowledge:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, knowledge_get.asyncio_detailed)
        """GET /knowledge/{id}: Read a knowledge article"""
        self.search = AsyncCall(_client, knowledge_search.asyncio_detailed)
        """GET /knowledge: Search the knowledge articles"""
