# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset clients.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ClientsAddEmailPermissionInput,
        ClientsCreateInput,
        ClientsCreateUserInput,
        ClientsGetInput,
        ClientsListDesksInput,
        ClientsListInput,
        ClientsListTechnicalGroupsInput,
        ClientsUpdateEntitiesInput,
        ClientsUpdateInput,
        SearchClientInput,
    )


@tool(
    operations=('post_clients_id_email_tickets_permissions',),
    effect='admin',
    abilities='Gerenciar clientes e grupos de recursos',
    route='POST /clients/{id}/email_tickets_permissions',
)
async def clients_add_email_permission(desk: Desk, /, **arguments: Unpack[ClientsAddEmailPermissionInput]) -> ToolAnswer:
    """Allow an address to open tickets by e-mail. A whole domain or one e-mail address."""
    return await desk.run('clients_add_email_permission', arguments)


@tool(
    operations=('post_clients',),
    effect='write_outbound',
    abilities='Gerenciar clientes e grupos de recursos',
    route='POST /clients',
)
async def clients_create(desk: Desk, /, **arguments: Unpack[ClientsCreateInput]) -> ToolAnswer:
    """Create a client. A new customer company. Name and legal name are required."""
    return await desk.run('clients_create', arguments)


@tool(
    operations=('post_clients_id_users',),
    effect='write_outbound',
    abilities='Gerenciar clientes e grupos de recursos',
    route='POST /clients/{id}/users',
)
async def clients_create_user(desk: Desk, /, **arguments: Unpack[ClientsCreateUserInput]) -> ToolAnswer:
    """Create a user of a client. An account that belongs to the client. The fields stand under the key `user`."""
    return await desk.run('clients_create_user', arguments)


@tool(
    operations=('get_clients_id',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{id}',
)
async def clients_get(desk: Desk, /, **arguments: Unpack[ClientsGetInput]) -> ToolAnswer:
    """Read a client. One client with the ids of what belongs to it."""
    return await desk.run('clients_get', arguments)


@tool(
    operations=('get_clients',),
    effect='read',
    abilities='',
    route='GET /clients',
)
async def clients_list(desk: Desk, /, **arguments: Unpack[ClientsListInput]) -> ToolAnswer:
    """List clients. Clients the caller may access, active and inactive unless `active` says otherwise."""
    return await desk.run('clients_list', arguments)


@tool(
    operations=('get_clients_id_desks',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{id}/desks',
)
async def clients_list_desks(desk: Desk, /, **arguments: Unpack[ClientsListDesksInput]) -> ToolAnswer:
    """List the desks of a client. The desks that the client is assigned to."""
    return await desk.run('clients_list_desks', arguments)


@tool(
    operations=('get_clients_id_technical-groups',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{id}/technical-groups',
)
async def clients_list_technical_groups(desk: Desk, /, **arguments: Unpack[ClientsListTechnicalGroupsInput]) -> ToolAnswer:
    """List the technical groups of a client. The groups of attendants that the client is assigned to."""
    return await desk.run('clients_list_technical_groups', arguments)


@tool(
    operations=('put_clients_id',),
    effect='write_outbound',
    abilities='Gerenciar clientes e grupos de recursos',
    route='PUT /clients/{id}',
)
async def clients_update(desk: Desk, /, **arguments: Unpack[ClientsUpdateInput]) -> ToolAnswer:
    """Change a client. What is left out stays. `status` false makes it inactive."""
    return await desk.run('clients_update', arguments)


@tool(
    operations=('put_clients_id_entities',),
    effect='write_internal',
    abilities='Gerenciar clientes e grupos de recursos',
    route='PUT /clients/{id}/entities',
)
async def clients_update_entities(desk: Desk, /, **arguments: Unpack[ClientsUpdateEntitiesInput]) -> ToolAnswer:
    """Fill in custom fields of a client. As for a ticket: 1 to 50 values, and 207 when only some were saved."""
    return await desk.run('clients_update_entities', arguments)


@tool(
    operations=('get_clients',),
    effect='read',
    abilities='',
    route='GET /clients',
)
async def search_client(desk: Desk, /, **arguments: Unpack[SearchClientInput]) -> ToolAnswer:
    """By part of the name; active ones, the first 20."""
    return await desk.run('search_client', arguments)
