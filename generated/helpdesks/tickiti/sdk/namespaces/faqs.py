# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.faqs import faqs


class Faqs:
    def __init__(self, _client: Client, /) -> None:
        self.root = SyncCall(_client, faqs.sync_detailed)
        """GET /faqs: Read the public FAQs"""


class AsyncFaqs:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.root = AsyncCall(_client, faqs.asyncio_detailed)
        """GET /faqs: Read the public FAQs"""
