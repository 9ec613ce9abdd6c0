# Generated from specs/otrs. Do not edit: make regen
"""The tools of OTRS's toolset config_item.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ConfigItemGetInput,
        ConfigItemSearchInput,
        GetConfigItemInput,
        SearchConfigItemsInput,
    )


@tool(
    operations=('ConfigItemGet',),
    effect='read',
    abilities='',
    route='POST /ConfigItemGet',
)
async def config_item_get(desk: Desk, /, **arguments: Unpack[ConfigItemGetInput]) -> ToolAnswer:
    """Read config items by id. For agents. By internal id, not by number; ConfigItemSearch finds ids."""
    return await desk.run('config_item_get', arguments)


@tool(
    operations=('ConfigItemSearch',),
    effect='read',
    abilities='',
    route='POST /ConfigItemSearch',
)
async def config_item_search(desk: Desk, /, **arguments: Unpack[ConfigItemSearchInput]) -> ToolAnswer:
    """Find the ids of config items. For agents. Everything stands inside ConfigItem, and the class is needed. Gives ids only; ConfigItemGet reads them."""
    return await desk.run('config_item_search', arguments)


@tool(
    operations=('ConfigItemGet',),
    effect='read',
    abilities='',
    route='POST /ConfigItemGet',
)
async def get_config_item(desk: Desk, /, **arguments: Unpack[GetConfigItemInput]) -> ToolAnswer:
    """One config item by its id; search_config_items finds it."""
    return await desk.run('get_config_item', arguments)


@tool(
    operations=('ConfigItemSearch',),
    effect='read',
    abilities='',
    route='POST /ConfigItemSearch',
)
async def search_config_items(desk: Desk, /, **arguments: Unpack[SearchConfigItemsInput]) -> ToolAnswer:
    """Ids of config items of one class. Names take * for any text; class and states must be exact."""
    return await desk.run('search_config_items', arguments)
