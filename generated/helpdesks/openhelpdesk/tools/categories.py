# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset categories.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        CategoriesItemsListInput,
        CategoriesListInput,
        CategoriesTypesListInput,
    )


@tool(
    operations=('categories.items.list',),
    effect='read',
    abilities='role user',
    route='GET /api/categories/{category_id}/types/{type_id}/items',
)
async def categories_items_list(desk: Desk, /, **arguments: Unpack[CategoriesItemsListInput]) -> ToolAnswer:
    """List the items of a type. Any role. Empty where the type has none."""
    return await desk.run('categories_items_list', arguments)


@tool(
    operations=('categories.list',),
    effect='read',
    abilities='role user',
    route='GET /api/categories',
)
async def categories_list(desk: Desk, /, **arguments: Unpack[CategoriesListInput]) -> ToolAnswer:
    """List ticket categories. Any role. The categories a ticket can be filed under, in their configured order."""
    return await desk.run('categories_list', arguments)


@tool(
    operations=('categories.types.list',),
    effect='read',
    abilities='role user',
    route='GET /api/categories/{id}/types',
)
async def categories_types_list(desk: Desk, /, **arguments: Unpack[CategoriesTypesListInput]) -> ToolAnswer:
    """List the types of a category. Any role. Empty where the category has none."""
    return await desk.run('categories_types_list', arguments)
