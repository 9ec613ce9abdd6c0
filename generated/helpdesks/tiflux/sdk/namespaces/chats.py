# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.chats import get_chats_archived
from ..api.chats import get_chats_id
from ..api.chats import get_chats_id_messages
from ..api.chats import get_chats_in_attendance
from ..api.chats import get_chats_inbox
from ..api.chats import get_chats_mine
from ..api.chats import post_chats_send_message
from ..api.chats import put_chats_id
from ..api.chats import put_chats_id_archive


class Chats:
    def __init__(self, _client: Client, /) -> None:
        self.list_archived = SyncPagedCall(_client, get_chats_archived.sync_detailed, get_chats_archived.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/archived: List archived chats"""
        self.get = SyncCall(_client, get_chats_id.sync_detailed)
        """GET /chats/{id}: Read a chat"""
        self.list_messages = SyncPagedCall(_client, get_chats_id_messages.sync_detailed, get_chats_id_messages.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/{id}/messages: List the messages of a chat"""
        self.list_in_attendance = SyncPagedCall(_client, get_chats_in_attendance.sync_detailed, get_chats_in_attendance.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/in_attendance: List chats in attendance"""
        self.list_inbox = SyncPagedCall(_client, get_chats_inbox.sync_detailed, get_chats_inbox.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/inbox: List chats nobody has taken"""
        self.list_mine = SyncPagedCall(_client, get_chats_mine.sync_detailed, get_chats_mine.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/mine: List the caller's own chats"""
        self.send_message = SyncCall(_client, post_chats_send_message.sync_detailed)
        """POST /chats/send_message: Send a chat message"""
        self.update = SyncCall(_client, put_chats_id.sync_detailed)
        """PUT /chats/{id}: Transfer a chat or link it to a ticket"""
        self.archive = SyncCall(_client, put_chats_id_archive.sync_detailed)
        """PUT /chats/{id}/archive: Archive a chat"""


class AsyncChats:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list_archived = AsyncPagedCall(_client, get_chats_archived.asyncio_detailed, get_chats_archived.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/archived: List archived chats"""
        self.get = AsyncCall(_client, get_chats_id.asyncio_detailed)
        """GET /chats/{id}: Read a chat"""
        self.list_messages = AsyncPagedCall(_client, get_chats_id_messages.asyncio_detailed, get_chats_id_messages.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/{id}/messages: List the messages of a chat"""
        self.list_in_attendance = AsyncPagedCall(_client, get_chats_in_attendance.asyncio_detailed, get_chats_in_attendance.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/in_attendance: List chats in attendance"""
        self.list_inbox = AsyncPagedCall(_client, get_chats_inbox.asyncio_detailed, get_chats_inbox.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/inbox: List chats nobody has taken"""
        self.list_mine = AsyncPagedCall(_client, get_chats_mine.asyncio_detailed, get_chats_mine.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /chats/mine: List the caller's own chats"""
        self.send_message = AsyncCall(_client, post_chats_send_message.asyncio_detailed)
        """POST /chats/send_message: Send a chat message"""
        self.update = AsyncCall(_client, put_chats_id.asyncio_detailed)
        """PUT /chats/{id}: Transfer a chat or link it to a ticket"""
        self.archive = AsyncCall(_client, put_chats_id_archive.asyncio_detailed)
        """PUT /chats/{id}/archive: Archive a chat"""
