# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.contacts import delete_clients_client_id_contacts_id
from ..api.contacts import get_clients_client_id_contacts_id
from ..api.contacts import get_clients_id_contacts
from ..api.contacts import post_clients_id_contacts
from ..api.contacts import put_clients_client_id_contacts_id


class Contacts:
    def __init__(self, _client: Client, /) -> None:
        self.delete = SyncCall(_client, delete_clients_client_id_contacts_id.sync_detailed)
        """DELETE /clients/{client_id}/contacts/{id}: Delete a contact of a client"""
        self.get = SyncCall(_client, get_clients_client_id_contacts_id.sync_detailed)
        """GET /clients/{client_id}/contacts/{id}: Read a contact of a client"""
        self.list = SyncPagedCall(_client, get_clients_id_contacts.sync_detailed, get_clients_id_contacts.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/contacts: List the contacts of a client"""
        self.create = SyncCall(_client, post_clients_id_contacts.sync_detailed)
        """POST /clients/{id}/contacts: Add a contact to a client"""
        self.update = SyncCall(_client, put_clients_client_id_contacts_id.sync_detailed)
        """PUT /clients/{client_id}/contacts/{id}: Change a contact of a client"""


class AsyncContacts:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.delete = AsyncCall(_client, delete_clients_client_id_contacts_id.asyncio_detailed)
        """DELETE /clients/{client_id}/contacts/{id}: Delete a contact of a client"""
        self.get = AsyncCall(_client, get_clients_client_id_contacts_id.asyncio_detailed)
        """GET /clients/{client_id}/contacts/{id}: Read a contact of a client"""
        self.list = AsyncPagedCall(_client, get_clients_id_contacts.asyncio_detailed, get_clients_id_contacts.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /clients/{id}/contacts: List the contacts of a client"""
        self.create = AsyncCall(_client, post_clients_id_contacts.asyncio_detailed)
        """POST /clients/{id}/contacts: Add a contact to a client"""
        self.update = AsyncCall(_client, put_clients_client_id_contacts_id.asyncio_detailed)
        """PUT /clients/{client_id}/contacts/{id}: Change a contact of a client"""
