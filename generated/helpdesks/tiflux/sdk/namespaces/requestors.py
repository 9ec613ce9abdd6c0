# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.requestors import get_clients_client_id_requestors_id
from ..api.requestors import get_clients_id_requestors
from ..api.requestors import get_requestors
from ..api.requestors import post_clients_id_requestors
from ..api.requestors import put_clients_client_id_requestors_id
from ..api.requestors import put_clients_client_id_requestors_id_entities


class Requestors:
    def __init__(self, _client: Client, /) -> None:
        self.get = SyncCall(_client, get_clients_client_id_requestors_id.sync_detailed)
        """GET /clients/{client_id}/requestors/{id}: Read a requestor"""
        self.list = SyncPagedCall(_client, get_clients_id_requestors.sync_detailed, get_clients_id_requestors.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/requestors: List the requestors of a client"""
        self.list_all = SyncPagedCall(_client, get_requestors.sync_detailed, get_requestors.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /requestors: List requestors of all clients"""
        self.create = SyncCall(_client, post_clients_id_requestors.sync_detailed)
        """POST /clients/{id}/requestors: Create a requestor of a client"""
        self.update = SyncCall(_client, put_clients_client_id_requestors_id.sync_detailed)
        """PUT /clients/{client_id}/requestors/{id}: Change a requestor"""
        self.update_entities = SyncCall(_client, put_clients_client_id_requestors_id_entities.sync_detailed)
        """PUT /clients/{client_id}/requestors/{id}/entities: Fill in custom fields of a requestor"""


class AsyncRequestors:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.get = AsyncCall(_client, get_clients_client_id_requestors_id.asyncio_detailed)
        """GET /clients/{client_id}/requestors/{id}: Read a requestor"""
        self.list = AsyncPagedCall(_client, get_clients_id_requestors.asyncio_detailed, get_clients_id_requestors.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/requestors: List the requestors of a client"""
        self.list_all = AsyncPagedCall(_client, get_requestors.asyncio_detailed, get_requestors.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /requestors: List requestors of all clients"""
        self.create = AsyncCall(_client, post_clients_id_requestors.asyncio_detailed)
        """POST /clients/{id}/requestors: Create a requestor of a client"""
        self.update = AsyncCall(_client, put_clients_client_id_requestors_id.asyncio_detailed)
        """PUT /clients/{client_id}/requestors/{id}: Change a requestor"""
        self.update_entities = AsyncCall(_client, put_clients_client_id_requestors_id_entities.asyncio_detailed)
        """PUT /clients/{client_id}/requestors/{id}/entities: Fill in custom fields of a requestor"""
