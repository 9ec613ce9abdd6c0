# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset entities.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        EntitiesListFieldOptionsInput,
        EntitiesListFieldsInput,
        EntitiesListInput,
        ListEntitiesInput,
        ListEntityFieldOptionsInput,
        ListEntityFieldsInput,
    )


@tool(
    operations=('get_entities',),
    effect='read',
    abilities='',
    route='GET /entities',
)
async def entities_list(desk: Desk, /, **arguments: Unpack[EntitiesListInput]) -> ToolAnswer:
    """List groups of custom fields. The first of three levels: entity, field, option. Active and inactive ones unless `active` says otherwise. An unknown parameter is 400."""
    return await desk.run('entities_list', arguments)


@tool(
    operations=('get_entity_fields_entity_field_id_options',),
    effect='read',
    abilities='',
    route='GET /entity_fields/{entity_field_id}/options',
)
async def entities_list_field_options(desk: Desk, /, **arguments: Unpack[EntitiesListFieldOptionsInput]) -> ToolAnswer:
    """List the options of a field. `null_option` marks the built-in option for none. An unknown parameter is 400."""
    return await desk.run('entities_list_field_options', arguments)


@tool(
    operations=('get_entities_entity_id_fields',),
    effect='read',
    abilities='',
    route='GET /entities/{entity_id}/fields',
)
async def entities_list_fields(desk: Desk, /, **arguments: Unpack[EntitiesListFieldsInput]) -> ToolAnswer:
    """List the fields of a group. Only single_select and checkbox fields have options. An unknown parameter is 400."""
    return await desk.run('entities_list_fields', arguments)


@tool(
    operations=('get_entities',),
    effect='read',
    abilities='',
    route='GET /entities',
)
async def list_entities(desk: Desk, /, **arguments: Unpack[ListEntitiesInput]) -> ToolAnswer:
    """Their ids lead to list_entity_fields."""
    return await desk.run('list_entities', arguments)


@tool(
    operations=('get_entity_fields_entity_field_id_options',),
    effect='read',
    abilities='',
    route='GET /entity_fields/{entity_field_id}/options',
)
async def list_entity_field_options(desk: Desk, /, **arguments: Unpack[ListEntityFieldOptionsInput]) -> ToolAnswer:
    """Of a single_select or checkbox field."""
    return await desk.run('list_entity_field_options', arguments)


@tool(
    operations=('get_entities_entity_id_fields',),
    effect='read',
    abilities='',
    route='GET /entities/{entity_id}/fields',
)
async def list_entity_fields(desk: Desk, /, **arguments: Unpack[ListEntityFieldsInput]) -> ToolAnswer:
    """Of a group; those with options lead to list_entity_field_options."""
    return await desk.run('list_entity_fields', arguments)
