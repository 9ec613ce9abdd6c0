# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset settings.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ListPerspectivesInput,
        ListStockResponsesInput,
        ListWatchlistsInput,
        SettingsHashtagsIndexInput,
        SettingsStockResponsesImageUploadInput,
    )


@tool(
    operations=('settings.perspectives.index',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/perspectives',
)
async def list_perspectives(desk: Desk, /, **arguments: Unpack[ListPerspectivesInput]) -> ToolAnswer:
    """Saved searches for query_tickets."""
    return await desk.run('list_perspectives', arguments)


@tool(
    operations=('settings.stock_responses.index',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/stock-responses',
)
async def list_stock_responses(desk: Desk, /, **arguments: Unpack[ListStockResponsesInput]) -> ToolAnswer:
    """Prepared replies; look here first."""
    return await desk.run('list_stock_responses', arguments)


@tool(
    operations=('settings.watchlists.index',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/watchlists',
)
async def list_watchlists(desk: Desk, /, **arguments: Unpack[ListWatchlistsInput]) -> ToolAnswer:
    """Ids for the criterion watchlist."""
    return await desk.run('list_watchlists', arguments)


@tool(
    operations=('settings.hashtags.delete',),
    effect='destroy',
    abilities='settings:write and role staff',
    route='POST /settings/hashtags/delete',
)
async def settings_hashtags_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a hashtag. Removes the tag everywhere. An unknown tag is no error."""
    return await desk.run('settings_hashtags_delete', arguments)


@tool(
    operations=('settings.hashtags.index',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/hashtags',
)
async def settings_hashtags_index(desk: Desk, /, **arguments: Unpack[SettingsHashtagsIndexInput]) -> ToolAnswer:
    """List hashtags. Tags that staff put on tickets."""
    return await desk.run('settings_hashtags_index', arguments)


@tool(
    operations=('settings.perspectives.create',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/perspectives/create',
)
async def settings_perspectives_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a perspective. Saves a search with its columns and order for staff."""
    return await desk.run('settings_perspectives_create', arguments)


@tool(
    operations=('settings.perspectives.delete',),
    effect='destroy',
    abilities='settings:write and role staff',
    route='POST /settings/perspectives/delete',
)
async def settings_perspectives_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a perspective. Removes a saved search; tickets stay."""
    return await desk.run('settings_perspectives_delete', arguments)


@tool(
    operations=('settings.perspectives.index',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/perspectives',
)
async def settings_perspectives_index(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List perspectives. Saved searches that tickets.query can use by name."""
    return await desk.run('settings_perspectives_index', arguments)


@tool(
    operations=('settings.perspectives.show',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/perspectives/show',
)
async def settings_perspectives_show(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Show a perspective. One saved search with its conditions and its order, by id or by name."""
    return await desk.run('settings_perspectives_show', arguments)


@tool(
    operations=('settings.perspectives.update',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/perspectives/update',
)
async def settings_perspectives_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a perspective. Changes a saved search, also its conditions and its order."""
    return await desk.run('settings_perspectives_update', arguments)


@tool(
    operations=('settings.stock_responses.create',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/stock-responses/create',
)
async def settings_stock_responses_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a stock response. Adds a prepared text that staff can answer with."""
    return await desk.run('settings_stock_responses_create', arguments)


@tool(
    operations=('settings.stock_responses.delete',),
    effect='destroy',
    abilities='settings:write and role staff',
    route='POST /settings/stock-responses/delete',
)
async def settings_stock_responses_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a stock response. Removes a prepared text; answers given with it stay."""
    return await desk.run('settings_stock_responses_delete', arguments)


@tool(
    operations=('settings.stock_responses.image_upload',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/stock-responses/image-upload',
)
async def settings_stock_responses_image_upload(desk: Desk, /, **arguments: Unpack[SettingsStockResponsesImageUploadInput]) -> ToolAnswer:
    """Upload an image for a stock response. Stores an image that the prepared text can show."""
    return await desk.run('settings_stock_responses_image_upload', arguments)


@tool(
    operations=('settings.stock_responses.index',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/stock-responses',
)
async def settings_stock_responses_index(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List stock responses. Prepared texts that staff can answer with."""
    return await desk.run('settings_stock_responses_index', arguments)


@tool(
    operations=('settings.stock_responses.show',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/stock-responses/show',
)
async def settings_stock_responses_show(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Show a stock response. One prepared text with its content."""
    return await desk.run('settings_stock_responses_show', arguments)


@tool(
    operations=('settings.stock_responses.update',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/stock-responses/update',
)
async def settings_stock_responses_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a stock response. Changes the named fields of a prepared text."""
    return await desk.run('settings_stock_responses_update', arguments)


@tool(
    operations=('settings.watchlists.add_tickets',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/watchlists/add-tickets',
)
async def settings_watchlists_add_tickets(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Put tickets on a watchlist. By internal ticket ids, not by numbers."""
    return await desk.run('settings_watchlists_add_tickets', arguments)


@tool(
    operations=('settings.watchlists.create',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/watchlists/create',
)
async def settings_watchlists_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a watchlist. A list of tickets that staff keep an eye on."""
    return await desk.run('settings_watchlists_create', arguments)


@tool(
    operations=('settings.watchlists.delete',),
    effect='destroy',
    abilities='settings:write and role staff',
    route='POST /settings/watchlists/delete',
)
async def settings_watchlists_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a watchlist. Removes the list; its tickets stay."""
    return await desk.run('settings_watchlists_delete', arguments)


@tool(
    operations=('settings.watchlists.index',),
    effect='read',
    abilities='settings:read or settings:write and role staff',
    route='POST /settings/watchlists',
)
async def settings_watchlists_index(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List watchlists. Lists of tickets that staff keep an eye on."""
    return await desk.run('settings_watchlists_index', arguments)


@tool(
    operations=('settings.watchlists.remove_tickets',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/watchlists/remove-tickets',
)
async def settings_watchlists_remove_tickets(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Take tickets off a watchlist. By internal ticket ids, not by numbers."""
    return await desk.run('settings_watchlists_remove_tickets', arguments)


@tool(
    operations=('settings.watchlists.reorder',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/watchlists/reorder',
)
async def settings_watchlists_reorder(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Order the tickets of a watchlist. The ids in their new order."""
    return await desk.run('settings_watchlists_reorder', arguments)


@tool(
    operations=('settings.watchlists.update',),
    effect='write_internal',
    abilities='settings:write and role staff',
    route='POST /settings/watchlists/update',
)
async def settings_watchlists_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a watchlist. Changes name or icon, or who sees the list."""
    return await desk.run('settings_watchlists_update', arguments)
