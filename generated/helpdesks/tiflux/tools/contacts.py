# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset contacts.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ContactsCreateInput,
        ContactsDeleteInput,
        ContactsGetInput,
        ContactsListInput,
        ContactsUpdateInput,
    )


@tool(
    operations=('post_clients_id_contacts',),
    effect='write_internal',
    abilities='Gerenciar clientes e grupos de recursos',
    route='POST /clients/{id}/contacts',
)
async def contacts_create(desk: Desk, /, **arguments: Unpack[ContactsCreateInput]) -> ToolAnswer:
    """Add a contact to a client. The fields stand under the key `contact`; all but the country are required."""
    return await desk.run('contacts_create', arguments)


@tool(
    operations=('delete_clients_client_id_contacts_id',),
    effect='destroy',
    abilities='Gerenciar clientes e grupos de recursos',
    route='DELETE /clients/{client_id}/contacts/{id}',
)
async def contacts_delete(desk: Desk, /, **arguments: Unpack[ContactsDeleteInput]) -> ToolAnswer:
    """Delete a contact of a client. Takes the contact off the client."""
    return await desk.run('contacts_delete', arguments)


@tool(
    operations=('get_clients_client_id_contacts_id',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{client_id}/contacts/{id}',
)
async def contacts_get(desk: Desk, /, **arguments: Unpack[ContactsGetInput]) -> ToolAnswer:
    """Read a contact of a client. One contact."""
    return await desk.run('contacts_get', arguments)


@tool(
    operations=('get_clients_id_contacts',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{id}/contacts',
)
async def contacts_list(desk: Desk, /, **arguments: Unpack[ContactsListInput]) -> ToolAnswer:
    """List the contacts of a client. Ways to reach the client: what each is used for, number, owner, e-mail."""
    return await desk.run('contacts_list', arguments)


@tool(
    operations=('put_clients_client_id_contacts_id',),
    effect='write_internal',
    abilities='Gerenciar clientes e grupos de recursos',
    route='PUT /clients/{client_id}/contacts/{id}',
)
async def contacts_update(desk: Desk, /, **arguments: Unpack[ContactsUpdateInput]) -> ToolAnswer:
    """Change a contact of a client. What is left out stays. The fields stand under the key `contact`."""
    return await desk.run('contacts_update', arguments)
