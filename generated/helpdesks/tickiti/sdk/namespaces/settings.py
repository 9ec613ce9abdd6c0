# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.settings import settings_hashtags_delete
from ..api.settings import settings_hashtags_index
from ..api.settings import settings_perspectives_create
from ..api.settings import settings_perspectives_delete
from ..api.settings import settings_perspectives_index
from ..api.settings import settings_perspectives_show
from ..api.settings import settings_perspectives_update
from ..api.settings import settings_stock_responses_create
from ..api.settings import settings_stock_responses_delete
from ..api.settings import settings_stock_responses_image_upload
from ..api.settings import settings_stock_responses_index
from ..api.settings import settings_stock_responses_show
from ..api.settings import settings_stock_responses_update
from ..api.settings import settings_watchlists_add_tickets
from ..api.settings import settings_watchlists_create
from ..api.settings import settings_watchlists_delete
from ..api.settings import settings_watchlists_index
from ..api.settings import settings_watchlists_remove_tickets
from ..api.settings import settings_watchlists_reorder
from ..api.settings import settings_watchlists_update


class Settings:
    def __init__(self, _client: Client, /) -> None:
        self.hashtags_delete = SyncCall(_client, settings_hashtags_delete.sync_detailed)
        """POST /settings/hashtags/delete: Delete a hashtag"""
        self.hashtags_index = SyncCall(_client, settings_hashtags_index.sync_detailed)
        """POST /settings/hashtags: List hashtags"""
        self.perspectives_create = SyncCall(_client, settings_perspectives_create.sync_detailed)
        """POST /settings/perspectives/create: Create a perspective"""
        self.perspectives_delete = SyncCall(_client, settings_perspectives_delete.sync_detailed)
        """POST /settings/perspectives/delete: Delete a perspective"""
        self.perspectives_index = SyncCall(_client, settings_perspectives_index.sync_detailed)
        """POST /settings/perspectives: List perspectives"""
        self.perspectives_show = SyncCall(_client, settings_perspectives_show.sync_detailed)
        """POST /settings/perspectives/show: Show a perspective"""
        self.perspectives_update = SyncCall(_client, settings_perspectives_update.sync_detailed)
        """POST /settings/perspectives/update: Change a perspective"""
        self.stock_responses_create = SyncCall(_client, settings_stock_responses_create.sync_detailed)
        """POST /settings/stock-responses/create: Create a stock response"""
        self.stock_responses_delete = SyncCall(_client, settings_stock_responses_delete.sync_detailed)
        """POST /settings/stock-responses/delete: Delete a stock response"""
        self.stock_responses_image_upload = SyncCall(_client, settings_stock_responses_image_upload.sync_detailed)
        """POST /settings/stock-responses/image-upload: Upload an image for a stock response"""
        self.stock_responses_index = SyncCall(_client, settings_stock_responses_index.sync_detailed)
        """POST /settings/stock-responses: List stock responses"""
        self.stock_responses_show = SyncCall(_client, settings_stock_responses_show.sync_detailed)
        """POST /settings/stock-responses/show: Show a stock response"""
        self.stock_responses_update = SyncCall(_client, settings_stock_responses_update.sync_detailed)
        """POST /settings/stock-responses/update: Change a stock response"""
        self.watchlists_add_tickets = SyncCall(_client, settings_watchlists_add_tickets.sync_detailed)
        """POST /settings/watchlists/add-tickets: Put tickets on a watchlist"""
        self.watchlists_create = SyncCall(_client, settings_watchlists_create.sync_detailed)
        """POST /settings/watchlists/create: Create a watchlist"""
        self.watchlists_delete = SyncCall(_client, settings_watchlists_delete.sync_detailed)
        """POST /settings/watchlists/delete: Delete a watchlist"""
        self.watchlists_index = SyncCall(_client, settings_watchlists_index.sync_detailed)
        """POST /settings/watchlists: List watchlists"""
        self.watchlists_remove_tickets = SyncCall(_client, settings_watchlists_remove_tickets.sync_detailed)
        """POST /settings/watchlists/remove-tickets: Take tickets off a watchlist"""
        self.watchlists_reorder = SyncCall(_client, settings_watchlists_reorder.sync_detailed)
        """POST /settings/watchlists/reorder: Order the tickets of a watchlist"""
        self.watchlists_update = SyncCall(_client, settings_watchlists_update.sync_detailed)
        """POST /settings/watchlists/update: Change a watchlist"""


class AsyncSettings:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.hashtags_delete = AsyncCall(_client, settings_hashtags_delete.asyncio_detailed)
        """POST /settings/hashtags/delete: Delete a hashtag"""
        self.hashtags_index = AsyncCall(_client, settings_hashtags_index.asyncio_detailed)
        """POST /settings/hashtags: List hashtags"""
        self.perspectives_create = AsyncCall(_client, settings_perspectives_create.asyncio_detailed)
        """POST /settings/perspectives/create: Create a perspective"""
        self.perspectives_delete = AsyncCall(_client, settings_perspectives_delete.asyncio_detailed)
        """POST /settings/perspectives/delete: Delete a perspective"""
        self.perspectives_index = AsyncCall(_client, settings_perspectives_index.asyncio_detailed)
        """POST /settings/perspectives: List perspectives"""
        self.perspectives_show = AsyncCall(_client, settings_perspectives_show.asyncio_detailed)
        """POST /settings/perspectives/show: Show a perspective"""
        self.perspectives_update = AsyncCall(_client, settings_perspectives_update.asyncio_detailed)
        """POST /settings/perspectives/update: Change a perspective"""
        self.stock_responses_create = AsyncCall(_client, settings_stock_responses_create.asyncio_detailed)
        """POST /settings/stock-responses/create: Create a stock response"""
        self.stock_responses_delete = AsyncCall(_client, settings_stock_responses_delete.asyncio_detailed)
        """POST /settings/stock-responses/delete: Delete a stock response"""
        self.stock_responses_image_upload = AsyncCall(_client, settings_stock_responses_image_upload.asyncio_detailed)
        """POST /settings/stock-responses/image-upload: Upload an image for a stock response"""
        self.stock_responses_index = AsyncCall(_client, settings_stock_responses_index.asyncio_detailed)
        """POST /settings/stock-responses: List stock responses"""
        self.stock_responses_show = AsyncCall(_client, settings_stock_responses_show.asyncio_detailed)
        """POST /settings/stock-responses/show: Show a stock response"""
        self.stock_responses_update = AsyncCall(_client, settings_stock_responses_update.asyncio_detailed)
        """POST /settings/stock-responses/update: Change a stock response"""
        self.watchlists_add_tickets = AsyncCall(_client, settings_watchlists_add_tickets.asyncio_detailed)
        """POST /settings/watchlists/add-tickets: Put tickets on a watchlist"""
        self.watchlists_create = AsyncCall(_client, settings_watchlists_create.asyncio_detailed)
        """POST /settings/watchlists/create: Create a watchlist"""
        self.watchlists_delete = AsyncCall(_client, settings_watchlists_delete.asyncio_detailed)
        """POST /settings/watchlists/delete: Delete a watchlist"""
        self.watchlists_index = AsyncCall(_client, settings_watchlists_index.asyncio_detailed)
        """POST /settings/watchlists: List watchlists"""
        self.watchlists_remove_tickets = AsyncCall(_client, settings_watchlists_remove_tickets.asyncio_detailed)
        """POST /settings/watchlists/remove-tickets: Take tickets off a watchlist"""
        self.watchlists_reorder = AsyncCall(_client, settings_watchlists_reorder.asyncio_detailed)
        """POST /settings/watchlists/reorder: Order the tickets of a watchlist"""
        self.watchlists_update = AsyncCall(_client, settings_watchlists_update.asyncio_detailed)
        """POST /settings/watchlists/update: Change a watchlist"""
