# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset desks.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        DesksGetInput,
        DesksListCatalogItemsInput,
        DesksListInput,
        DesksListPrioritiesInput,
        DesksListServicesCatalogsInput,
        DesksListStagesInput,
        GetDeskInput,
        ListDeskPrioritiesInput,
        ListDeskServicesCatalogsInput,
        ListDesksInput,
        SearchCatalogItemInput,
        SearchStageInput,
    )


@tool(
    operations=('get_desks_id',),
    effect='read',
    abilities='Gerenciar mesas de serviços',
    route='GET /desks/{id}',
)
async def desks_get(desk: Desk, /, **arguments: Unpack[DesksGetInput]) -> ToolAnswer:
    """Read a desk. All settings of one desk: what a new ticket must have (`require_service_catalog_open_ticket`, `required_fields`), how time is recorded (`appointment_type`), SLA, reopening and cancelling."""
    return await desk.run('desks_get', arguments)


@tool(
    operations=('get_desks',),
    effect='read',
    abilities='',
    route='GET /desks',
)
async def desks_list(desk: Desk, /, **arguments: Unpack[DesksListInput]) -> ToolAnswer:
    """List desks. Service desks the caller may access. To find one by a fragment of its name read all of them: the filter may want the whole name."""
    return await desk.run('desks_list', arguments)


@tool(
    operations=('get_desks_id_services-catalogs-items',),
    effect='read',
    abilities='',
    route='GET /desks/{id}/services-catalogs-items',
)
async def desks_list_catalog_items(desk: Desk, /, **arguments: Unpack[DesksListCatalogItemsInput]) -> ToolAnswer:
    """List the catalog items of a desk. What `services_catalogs_item_id` of a ticket may be, each with its area and catalog. A desk outside the caller's access is 403."""
    return await desk.run('desks_list_catalog_items', arguments)


@tool(
    operations=('get_desks_id_priorities',),
    effect='read',
    abilities='',
    route='GET /desks/{id}/priorities',
)
async def desks_list_priorities(desk: Desk, /, **arguments: Unpack[DesksListPrioritiesInput]) -> ToolAnswer:
    """List the priorities of a desk. Each with its times to first attendance and to solution, as HH:MM. A desk outside the caller's access is 403."""
    return await desk.run('desks_list_priorities', arguments)


@tool(
    operations=('get_desks_id_services-catalogs',),
    effect='read',
    abilities='',
    route='GET /desks/{id}/services-catalogs',
)
async def desks_list_services_catalogs(desk: Desk, /, **arguments: Unpack[DesksListServicesCatalogsInput]) -> ToolAnswer:
    """List the services catalogs of a desk. Catalogs hold areas, areas hold items; a ticket takes an item. A desk outside the caller's access is 403."""
    return await desk.run('desks_list_services_catalogs', arguments)


@tool(
    operations=('get_desks_id_stages',),
    effect='read',
    abilities='',
    route='GET /desks/{id}/stages',
)
async def desks_list_stages(desk: Desk, /, **arguments: Unpack[DesksListStagesInput]) -> ToolAnswer:
    """List the stages of a desk. Each with its place in the order (`index`, from 1) and its longest time, as HH:MM. A desk outside the caller's access is 403."""
    return await desk.run('desks_list_stages', arguments)


@tool(
    operations=('get_desks_id', 'get_desks'),
    effect='read',
    abilities='Gerenciar mesas de serviços',
    route='GET /desks/{id}',
)
async def get_desk(desk: Desk, /, **arguments: Unpack[GetDeskInput]) -> ToolAnswer:
    """How a desk is set up. Pass desk_id or desk_name."""
    return await desk.run('get_desk', arguments)


@tool(
    operations=('get_desks_id_priorities', 'get_desks'),
    effect='read',
    abilities='',
    route='GET /desks/{id}/priorities',
)
async def list_desk_priorities(desk: Desk, /, **arguments: Unpack[ListDeskPrioritiesInput]) -> ToolAnswer:
    """Priorities, with times to first attendance and solution. For priority_id. Pass desk_id or desk_name."""
    return await desk.run('list_desk_priorities', arguments)


@tool(
    operations=('get_desks_id_services-catalogs', 'get_desks'),
    effect='read',
    abilities='',
    route='GET /desks/{id}/services-catalogs',
)
async def list_desk_services_catalogs(desk: Desk, /, **arguments: Unpack[ListDeskServicesCatalogsInput]) -> ToolAnswer:
    """Service catalogs of a desk; a ticket is filed under an item of one (search_catalog_item). Pass desk_id or desk_name."""
    return await desk.run('list_desk_services_catalogs', arguments)


@tool(
    operations=('get_desks',),
    effect='read',
    abilities='',
    route='GET /desks',
)
async def list_desks(desk: Desk, /, **arguments: Unpack[ListDesksInput]) -> ToolAnswer:
    """Desks that this key may use."""
    return await desk.run('list_desks', arguments)


@tool(
    operations=('get_desks_id_services-catalogs-items', 'get_desks'),
    effect='read',
    abilities='',
    route='GET /desks/{id}/services-catalogs-items',
)
async def search_catalog_item(desk: Desk, /, **arguments: Unpack[SearchCatalogItemInput]) -> ToolAnswer:
    """Items that a ticket can be filed under: `search` by part of an item's, area's or catalog's name, catalog_item_name for the one item. Pass desk_id or desk_name."""
    return await desk.run('search_catalog_item', arguments)


@tool(
    operations=('get_desks_id_stages', 'get_desks'),
    effect='read',
    abilities='',
    route='GET /desks/{id}/stages',
)
async def search_stage(desk: Desk, /, **arguments: Unpack[SearchStageInput]) -> ToolAnswer:
    """The stages of a desk in their order. Pass desk_id or desk_name."""
    return await desk.run('search_stage', arguments)
