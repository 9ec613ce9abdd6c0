# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.clients import get_clients
from ..api.clients import get_clients_id
from ..api.clients import get_clients_id_desks
from ..api.clients import get_clients_id_technical_groups
from ..api.clients import post_clients
from ..api.clients import post_clients_id_email_tickets_permissions
from ..api.clients import post_clients_id_users
from ..api.clients import put_clients_id
from ..api.clients import put_clients_id_entities


class Clients:
    def __init__(self, _client: Client, /) -> None:
        self.list = SyncPagedCall(_client, get_clients.sync_detailed, get_clients.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients: List clients"""
        self.get = SyncCall(_client, get_clients_id.sync_detailed)
        """GET /clients/{id}: Read a client"""
        self.list_desks = SyncPagedCall(_client, get_clients_id_desks.sync_detailed, get_clients_id_desks.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/desks: List the desks of a client"""
        self.list_technical_groups = SyncPagedCall(_client, get_clients_id_technical_groups.sync_detailed, get_clients_id_technical_groups.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/technical-groups: List the technical groups of a client"""
        self.create = SyncCall(_client, post_clients.sync_detailed)
        """POST /clients: Create a client"""
        self.add_email_permission = SyncCall(_client, post_clients_id_email_tickets_permissions.sync_detailed)
        """POST /clients/{id}/email_tickets_permissions: Allow an address to open tickets by e-mail"""
        self.create_user = SyncCall(_client, post_clients_id_users.sync_detailed)
        """POST /clients/{id}/users: Create a user of a client"""
        self.update = SyncCall(_client, put_clients_id.sync_detailed)
        """PUT /clients/{id}: Change a client"""
        self.update_entities = SyncCall(_client, put_clients_id_entities.sync_detailed)
        """PUT /clients/{id}/entities: Fill in custom fields of a client"""


class AsyncClients:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list = AsyncPagedCall(_client, get_clients.asyncio_detailed, get_clients.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients: List clients"""
        self.get = AsyncCall(_client, get_clients_id.asyncio_detailed)
        """GET /clients/{id}: Read a client"""
        self.list_desks = AsyncPagedCall(_client, get_clients_id_desks.asyncio_detailed, get_clients_id_desks.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/desks: List the desks of a client"""
        self.list_technical_groups = AsyncPagedCall(_client, get_clients_id_technical_groups.asyncio_detailed, get_clients_id_technical_groups.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/technical-groups: List the technical groups of a client"""
        self.create = AsyncCall(_client, post_clients.asyncio_detailed)
        """POST /clients: Create a client"""
        self.add_email_permission = AsyncCall(_client, post_clients_id_email_tickets_permissions.asyncio_detailed)
        """POST /clients/{id}/email_tickets_permissions: Allow an address to open tickets by e-mail"""
        self.create_user = AsyncCall(_client, post_clients_id_users.asyncio_detailed)
        """POST /clients/{id}/users: Create a user of a client"""
        self.update = AsyncCall(_client, put_clients_id.asyncio_detailed)
        """PUT /clients/{id}: Change a client"""
        self.update_entities = AsyncCall(_client, put_clients_id_entities.asyncio_detailed)
        """PUT /clients/{id}/entities: Fill in custom fields of a client"""
