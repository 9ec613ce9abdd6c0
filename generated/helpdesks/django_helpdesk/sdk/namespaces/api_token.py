# Generated from specs/django_helpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.api_token import api_token_create


class ApiToken:
    def __init__(self, _client: Client, /) -> None:
        self.create = SyncCall(_client, api_token_create.sync_detailed)
        """POST /api/api-token/: Exchange a password for a token"""


class AsyncApiToken:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.create = AsyncCall(_client, api_token_create.asyncio_detailed)
        """POST /api/api-token/: Exchange a password for a token"""
