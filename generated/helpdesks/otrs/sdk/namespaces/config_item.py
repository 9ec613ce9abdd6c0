# Generated from specs/otrs. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.config_item import config_item_get
from ..api.config_item import config_item_search


class ConfigItem:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, config_item_get.sync_detailed)
        """POST /ConfigItemGet: Read config items by id"""
        self.search = SyncCall(_client, config_item_search.sync_detailed)
        """POST /ConfigItemSearch: Find the ids of config items"""


class AsyncConfigItem:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, config_item_get.asyncio_detailed)
        """POST /ConfigItemGet: Read config items by id"""
        self.search = AsyncCall(_client, config_item_search.asyncio_detailed)
        """POST /ConfigItemSearch: Find the ids of config items"""
