# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.knowledges import get_knowledge_folders
from ..api.knowledges import get_knowledges
from ..api.knowledges import get_knowledges_id
from ..api.knowledges import post_knowledges


class Knowledges:
    def __init__(self, _client: Client, /) -> None:
        self.list_folders = SyncPagedCall(_client, get_knowledge_folders.sync_detailed, get_knowledge_folders.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /knowledge-folders: List knowledge folders"""
        self.list = SyncPagedCall(_client, get_knowledges.sync_detailed, get_knowledges.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /knowledges: Search knowledge articles"""
        self.get = SyncCall(_client, get_knowledges_id.sync_detailed)
        """GET /knowledges/{id}: Read a knowledge article"""
        self.create = SyncCall(_client, post_knowledges.sync_detailed)
        """POST /knowledges: Create a knowledge article"""


class AsyncKnowledges:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list_folders = AsyncPagedCall(_client, get_knowledge_folders.asyncio_detailed, get_knowledge_folders.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /knowledge-folders: List knowledge folders"""
        self.list = AsyncPagedCall(_client, get_knowledges.asyncio_detailed, get_knowledges.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /knowledges: Search knowledge articles"""
        self.get = AsyncCall(_client, get_knowledges_id.asyncio_detailed)
        """GET /knowledges/{id}: Read a knowledge article"""
        self.create = AsyncCall(_client, post_knowledges.asyncio_detailed)
        """POST /knowledges: Create a knowledge article"""
