# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset services_catalogs.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ServicesCatalogsCreateAreaInput,
        ServicesCatalogsCreateCatalogInput,
        ServicesCatalogsCreateItemInput,
        ServicesCatalogsDeleteAreaInput,
        ServicesCatalogsDeleteCatalogInput,
        ServicesCatalogsDeleteItemInput,
        ServicesCatalogsListAreasInput,
        ServicesCatalogsListCatalogsInput,
        ServicesCatalogsListItemsInput,
        ServicesCatalogsUpdateAreaInput,
        ServicesCatalogsUpdateCatalogInput,
        ServicesCatalogsUpdateItemInput,
    )


@tool(
    operations=('post_services-catalogs_catalog_id_areas',),
    effect='admin',
    abilities='Gerenciar mesas de serviços',
    route='POST /services-catalogs/{catalog_id}/areas',
)
async def services_catalogs_create_area(desk: Desk, /, **arguments: Unpack[ServicesCatalogsCreateAreaInput]) -> ToolAnswer:
    """Create an area of a services catalog. The fields stand under the key `area`."""
    return await desk.run('services_catalogs_create_area', arguments)


@tool(
    operations=('post_services-catalogs',),
    effect='admin',
    abilities='Gerenciar mesas de serviços',
    route='POST /services-catalogs',
)
async def services_catalogs_create_catalog(desk: Desk, /, **arguments: Unpack[ServicesCatalogsCreateCatalogInput]) -> ToolAnswer:
    """Create a services catalog. The fields stand under the key `services_catalog`."""
    return await desk.run('services_catalogs_create_catalog', arguments)


@tool(
    operations=('post_services-catalogs-areas_area_id_items',),
    effect='admin',
    abilities='Gerenciar mesas de serviços',
    route='POST /services-catalogs-areas/{area_id}/items',
)
async def services_catalogs_create_item(desk: Desk, /, **arguments: Unpack[ServicesCatalogsCreateItemInput]) -> ToolAnswer:
    """Create an item of an area. The fields stand under the key `item`."""
    return await desk.run('services_catalogs_create_item', arguments)


@tool(
    operations=('delete_services-catalogs_catalog_id_areas_id',),
    effect='destroy',
    abilities='Gerenciar mesas de serviços',
    route='DELETE /services-catalogs/{catalog_id}/areas/{id}',
)
async def services_catalogs_delete_area(desk: Desk, /, **arguments: Unpack[ServicesCatalogsDeleteAreaInput]) -> ToolAnswer:
    """Delete an area of a services catalog. Takes its items and recurring activities along. All are put out of use, not erased, but nothing here brings them back."""
    return await desk.run('services_catalogs_delete_area', arguments)


@tool(
    operations=('delete_services-catalogs_id',),
    effect='destroy',
    abilities='Gerenciar mesas de serviços',
    route='DELETE /services-catalogs/{id}',
)
async def services_catalogs_delete_catalog(desk: Desk, /, **arguments: Unpack[ServicesCatalogsDeleteCatalogInput]) -> ToolAnswer:
    """Delete a services catalog. Takes its areas, their items and recurring activities along. All are put out of use, not erased, but nothing here brings them back."""
    return await desk.run('services_catalogs_delete_catalog', arguments)


@tool(
    operations=('delete_services-catalogs-areas_area_id_items_id',),
    effect='destroy',
    abilities='Gerenciar mesas de serviços',
    route='DELETE /services-catalogs-areas/{area_id}/items/{id}',
)
async def services_catalogs_delete_item(desk: Desk, /, **arguments: Unpack[ServicesCatalogsDeleteItemInput]) -> ToolAnswer:
    """Delete an item of an area. The item can no longer be chosen."""
    return await desk.run('services_catalogs_delete_item', arguments)


@tool(
    operations=('get_services-catalogs_catalog_id_areas',),
    effect='read',
    abilities='',
    route='GET /services-catalogs/{catalog_id}/areas',
)
async def services_catalogs_list_areas(desk: Desk, /, **arguments: Unpack[ServicesCatalogsListAreasInput]) -> ToolAnswer:
    """List the areas of a services catalog. An area groups items within a catalog."""
    return await desk.run('services_catalogs_list_areas', arguments)


@tool(
    operations=('get_services-catalogs',),
    effect='read',
    abilities='',
    route='GET /services-catalogs',
)
async def services_catalogs_list_catalogs(desk: Desk, /, **arguments: Unpack[ServicesCatalogsListCatalogsInput]) -> ToolAnswer:
    """List services catalogs. Lists all services catalogs of the organisation; the ones a desk uses are under the desk."""
    return await desk.run('services_catalogs_list_catalogs', arguments)


@tool(
    operations=('get_services-catalogs-areas_area_id_items',),
    effect='read',
    abilities='',
    route='GET /services-catalogs-areas/{area_id}/items',
)
async def services_catalogs_list_items(desk: Desk, /, **arguments: Unpack[ServicesCatalogsListItemsInput]) -> ToolAnswer:
    """List the items of an area. An item is what a ticket is classified by."""
    return await desk.run('services_catalogs_list_items', arguments)


@tool(
    operations=('put_services-catalogs_catalog_id_areas_id',),
    effect='admin',
    abilities='Gerenciar mesas de serviços',
    route='PUT /services-catalogs/{catalog_id}/areas/{id}',
)
async def services_catalogs_update_area(desk: Desk, /, **arguments: Unpack[ServicesCatalogsUpdateAreaInput]) -> ToolAnswer:
    """Change an area of a services catalog. The fields stand under the key `area`."""
    return await desk.run('services_catalogs_update_area', arguments)


@tool(
    operations=('put_services-catalogs_id',),
    effect='admin',
    abilities='Gerenciar mesas de serviços',
    route='PUT /services-catalogs/{id}',
)
async def services_catalogs_update_catalog(desk: Desk, /, **arguments: Unpack[ServicesCatalogsUpdateCatalogInput]) -> ToolAnswer:
    """Change a services catalog. The fields stand under the key `services_catalog`."""
    return await desk.run('services_catalogs_update_catalog', arguments)


@tool(
    operations=('put_services-catalogs-areas_area_id_items_id',),
    effect='admin',
    abilities='Gerenciar mesas de serviços',
    route='PUT /services-catalogs-areas/{area_id}/items/{id}',
)
async def services_catalogs_update_item(desk: Desk, /, **arguments: Unpack[ServicesCatalogsUpdateItemInput]) -> ToolAnswer:
    """Change an item of an area. The fields stand under the key `item`."""
    return await desk.run('services_catalogs_update_item', arguments)
