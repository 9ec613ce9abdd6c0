# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.addresses import delete_clients_client_id_addresses_id
from ..api.addresses import get_clients_client_id_addresses_id
from ..api.addresses import get_clients_id_addresses
from ..api.addresses import post_clients_id_addresses
from ..api.addresses import put_clients_client_id_addresses_id


class Addresses:
    def __init__(self, _client: Client, /) -> None:
        self.delete = SyncCall(_client, delete_clients_client_id_addresses_id.sync_detailed)
        """DELETE /clients/{client_id}/addresses/{id}: Delete an address of a client"""
        self.get = SyncCall(_client, get_clients_client_id_addresses_id.sync_detailed)
        """GET /clients/{client_id}/addresses/{id}: Read an address of a client"""
        self.list = SyncPagedCall(_client, get_clients_id_addresses.sync_detailed, get_clients_id_addresses.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/addresses: List the addresses of a client"""
        self.create = SyncCall(_client, post_clients_id_addresses.sync_detailed)
        """POST /clients/{id}/addresses: Add an address to a client"""
        self.update = SyncCall(_client, put_clients_client_id_addresses_id.sync_detailed)
        """PUT /clients/{client_id}/addresses/{id}: Change an address of a client"""


class AsyncAddresses:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.delete = AsyncCall(_client, delete_clients_client_id_addresses_id.asyncio_detailed)
        """DELETE /clients/{client_id}/addresses/{id}: Delete an address of a client"""
        self.get = AsyncCall(_client, get_clients_client_id_addresses_id.asyncio_detailed)
        """GET /clients/{client_id}/addresses/{id}: Read an address of a client"""
        self.list = AsyncPagedCall(_client, get_clients_id_addresses.asyncio_detailed, get_clients_id_addresses.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/addresses: List the addresses of a client"""
        self.create = AsyncCall(_client, post_clients_id_addresses.asyncio_detailed)
        """POST /clients/{id}/addresses: Add an address to a client"""
        self.update = AsyncCall(_client, put_clients_client_id_addresses_id.asyncio_detailed)
        """PUT /clients/{client_id}/addresses/{id}: Change an address of a client"""
