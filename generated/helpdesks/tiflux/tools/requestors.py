# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset requestors.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        RequestorsCreateInput,
        RequestorsGetInput,
        RequestorsListAllInput,
        RequestorsListInput,
        RequestorsUpdateEntitiesInput,
        RequestorsUpdateInput,
    )


@tool(
    operations=('post_clients_id_requestors',),
    effect='write_outbound',
    abilities='Gerenciar clientes e grupos de recursos',
    route='POST /clients/{id}/requestors',
)
async def requestors_create(desk: Desk, /, **arguments: Unpack[RequestorsCreateInput]) -> ToolAnswer:
    """Create a requestor of a client. A name is required; whether telephone or e-mail are is told differently from source to source, so send both if you have them."""
    return await desk.run('requestors_create', arguments)


@tool(
    operations=('get_clients_client_id_requestors_id',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{client_id}/requestors/{id}',
)
async def requestors_get(desk: Desk, /, **arguments: Unpack[RequestorsGetInput]) -> ToolAnswer:
    """Read a requestor. One requestor of the client."""
    return await desk.run('requestors_get', arguments)


@tool(
    operations=('get_clients_id_requestors',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{id}/requestors',
)
async def requestors_list(desk: Desk, /, **arguments: Unpack[RequestorsListInput]) -> ToolAnswer:
    """List the requestors of a client. Where the id for `requestor_id` of a ticket comes from: it is no user's id."""
    return await desk.run('requestors_list', arguments)


@tool(
    operations=('get_requestors',),
    effect='read',
    abilities='role admin',
    route='GET /requestors',
)
async def requestors_list_all(desk: Desk, /, **arguments: Unpack[RequestorsListAllInput]) -> ToolAnswer:
    """List requestors of all clients. People for whom tickets are opened. Administrators only: others look in the requestors of one client."""
    return await desk.run('requestors_list_all', arguments)


@tool(
    operations=('put_clients_client_id_requestors_id',),
    effect='write_outbound',
    abilities='Gerenciar clientes e grupos de recursos',
    route='PUT /clients/{client_id}/requestors/{id}',
)
async def requestors_update(desk: Desk, /, **arguments: Unpack[RequestorsUpdateInput]) -> ToolAnswer:
    """Change a requestor. What is left out stays."""
    return await desk.run('requestors_update', arguments)


@tool(
    operations=('put_clients_client_id_requestors_id_entities',),
    effect='write_internal',
    abilities='Gerenciar clientes e grupos de recursos',
    route='PUT /clients/{client_id}/requestors/{id}/entities',
)
async def requestors_update_entities(desk: Desk, /, **arguments: Unpack[RequestorsUpdateEntitiesInput]) -> ToolAnswer:
    """Fill in custom fields of a requestor. As for a ticket: 1 to 50 values, and 207 when only some were saved."""
    return await desk.run('requestors_update_entities', arguments)
