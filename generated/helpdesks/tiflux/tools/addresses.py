# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset addresses.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AddressesCreateInput,
        AddressesDeleteInput,
        AddressesGetInput,
        AddressesListInput,
        AddressesUpdateInput,
    )


@tool(
    operations=('post_clients_id_addresses',),
    effect='write_internal',
    abilities='Gerenciar clientes e grupos de recursos',
    route='POST /clients/{id}/addresses',
)
async def addresses_create(desk: Desk, /, **arguments: Unpack[AddressesCreateInput]) -> ToolAnswer:
    """Add an address to a client. The fields stand under the key `address`; all but the complement are required."""
    return await desk.run('addresses_create', arguments)


@tool(
    operations=('delete_clients_client_id_addresses_id',),
    effect='destroy',
    abilities='Gerenciar clientes e grupos de recursos',
    route='DELETE /clients/{client_id}/addresses/{id}',
)
async def addresses_delete(desk: Desk, /, **arguments: Unpack[AddressesDeleteInput]) -> ToolAnswer:
    """Delete an address of a client. Takes the address off the client."""
    return await desk.run('addresses_delete', arguments)


@tool(
    operations=('get_clients_client_id_addresses_id',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{client_id}/addresses/{id}',
)
async def addresses_get(desk: Desk, /, **arguments: Unpack[AddressesGetInput]) -> ToolAnswer:
    """Read an address of a client. One address."""
    return await desk.run('addresses_get', arguments)


@tool(
    operations=('get_clients_id_addresses',),
    effect='read',
    abilities='Gerenciar clientes e grupos de recursos or Visualizar clientes e grupos de recursos',
    route='GET /clients/{id}/addresses',
)
async def addresses_list(desk: Desk, /, **arguments: Unpack[AddressesListInput]) -> ToolAnswer:
    """List the addresses of a client. Postal addresses of the client."""
    return await desk.run('addresses_list', arguments)


@tool(
    operations=('put_clients_client_id_addresses_id',),
    effect='write_internal',
    abilities='Gerenciar clientes e grupos de recursos',
    route='PUT /clients/{client_id}/addresses/{id}',
)
async def addresses_update(desk: Desk, /, **arguments: Unpack[AddressesUpdateInput]) -> ToolAnswer:
    """Change an address of a client. What is left out stays. The fields stand under the key `address`."""
    return await desk.run('addresses_update', arguments)
