# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset equipments.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        EquipmentsCreateInput,
        EquipmentsGetInput,
        EquipmentsListGroupsInput,
        EquipmentsListInput,
        EquipmentsListSoftwaresInput,
        EquipmentsListTypesInput,
        EquipmentsUpdateInput,
    )


@tool(
    operations=('post_equipments',),
    effect='write_internal',
    abilities='Gerenciar recursos',
    route='POST /equipments',
)
async def equipments_create(desk: Desk, /, **arguments: Unpack[EquipmentsCreateInput]) -> ToolAnswer:
    """Create equipment. A new device of a client."""
    return await desk.run('equipments_create', arguments)


@tool(
    operations=('get_equipments_id',),
    effect='read',
    abilities='Visualizar recursos or Gerenciar recursos',
    route='GET /equipments/{id}',
)
async def equipments_get(desk: Desk, /, **arguments: Unpack[EquipmentsGetInput]) -> ToolAnswer:
    """Read equipment. One device."""
    return await desk.run('equipments_get', arguments)


@tool(
    operations=('get_equipments',),
    effect='read',
    abilities='Visualizar recursos or Gerenciar recursos',
    route='GET /equipments',
)
async def equipments_list(desk: Desk, /, **arguments: Unpack[EquipmentsListInput]) -> ToolAnswer:
    """List equipment. Devices and other resources of clients."""
    return await desk.run('equipments_list', arguments)


@tool(
    operations=('get_equipment-groups',),
    effect='read',
    abilities='Visualizar recursos or Gerenciar recursos',
    route='GET /equipment-groups',
)
async def equipments_list_groups(desk: Desk, /, **arguments: Unpack[EquipmentsListGroupsInput]) -> ToolAnswer:
    """List equipment groups. Ids for `equipment_group_id`."""
    return await desk.run('equipments_list_groups', arguments)


@tool(
    operations=('get_equipments_id_softwares',),
    effect='read',
    abilities='Visualizar recursos or Gerenciar recursos',
    route='GET /equipments/{id}/softwares',
)
async def equipments_list_softwares(desk: Desk, /, **arguments: Unpack[EquipmentsListSoftwaresInput]) -> ToolAnswer:
    """List the software on a device. All of it at once: offset and limit are refused with 400."""
    return await desk.run('equipments_list_softwares', arguments)


@tool(
    operations=('get_equipment-types',),
    effect='read',
    abilities='Visualizar recursos or Gerenciar recursos',
    route='GET /equipment-types',
)
async def equipments_list_types(desk: Desk, /, **arguments: Unpack[EquipmentsListTypesInput]) -> ToolAnswer:
    """List equipment types. Ids for `equipment_type_id`."""
    return await desk.run('equipments_list_types', arguments)


@tool(
    operations=('put_equipments_id',),
    effect='write_internal',
    abilities='Gerenciar recursos',
    route='PUT /equipments/{id}',
)
async def equipments_update(desk: Desk, /, **arguments: Unpack[EquipmentsUpdateInput]) -> ToolAnswer:
    """Change equipment. What is left out stays."""
    return await desk.run('equipments_update', arguments)
