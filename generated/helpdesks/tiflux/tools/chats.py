# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset chats.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ChatsArchiveInput,
        ChatsGetInput,
        ChatsListArchivedInput,
        ChatsListInAttendanceInput,
        ChatsListInboxInput,
        ChatsListMessagesInput,
        ChatsListMineInput,
        ChatsSendMessageInput,
        ChatsUpdateInput,
        GetChatInput,
        ListArchivedChatsInput,
        ListInAttendanceChatsInput,
        ListInboxChatsInput,
        ListMyChatsInput,
    )


@tool(
    operations=('put_chats_id_archive',),
    effect='write_outbound',
    abilities='Acessar o chat',
    route='PUT /chats/{id}/archive',
)
async def chats_archive(desk: Desk, /, **arguments: Unpack[ChatsArchiveInput]) -> ToolAnswer:
    """Archive a chat. Ends the chat; the answer is 202. The catalog item is needed where the organisation uses catalogs in chats (422 otherwise)."""
    return await desk.run('chats_archive', arguments)


@tool(
    operations=('get_chats_id',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/{id}',
)
async def chats_get(desk: Desk, /, **arguments: Unpack[ChatsGetInput]) -> ToolAnswer:
    """Read a chat. One chat with its responsible and catalog item, without its messages."""
    return await desk.run('chats_get', arguments)


@tool(
    operations=('get_chats_archived',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/archived',
)
async def chats_list_archived(desk: Desk, /, **arguments: Unpack[ChatsListArchivedInput]) -> ToolAnswer:
    """List archived chats. Chats that are over, finished or cancelled. WhatsApp chats need a WhatsApp licence."""
    return await desk.run('chats_list_archived', arguments)


@tool(
    operations=('get_chats_in_attendance',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/in_attendance',
)
async def chats_list_in_attendance(desk: Desk, /, **arguments: Unpack[ChatsListInAttendanceInput]) -> ToolAnswer:
    """List chats in attendance. Chats that are being attended in the whole organisation, each with its responsible. WhatsApp chats need a WhatsApp licence."""
    return await desk.run('chats_list_in_attendance', arguments)


@tool(
    operations=('get_chats_inbox',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/inbox',
)
async def chats_list_inbox(desk: Desk, /, **arguments: Unpack[ChatsListInboxInput]) -> ToolAnswer:
    """List chats nobody has taken. Chats that wait for an attendant. WhatsApp chats need a WhatsApp licence."""
    return await desk.run('chats_list_inbox', arguments)


@tool(
    operations=('get_chats_id_messages',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/{id}/messages',
)
async def chats_list_messages(desk: Desk, /, **arguments: Unpack[ChatsListMessagesInput]) -> ToolAnswer:
    """List the messages of a chat. Oldest first."""
    return await desk.run('chats_list_messages', arguments)


@tool(
    operations=('get_chats_mine',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/mine',
)
async def chats_list_mine(desk: Desk, /, **arguments: Unpack[ChatsListMineInput]) -> ToolAnswer:
    """List the caller's own chats. Chats taken by the owner of the API key. WhatsApp chats need a WhatsApp licence."""
    return await desk.run('chats_list_mine', arguments)


@tool(
    operations=('post_chats_send_message',),
    effect='write_outbound',
    abilities='Acessar o chat',
    route='POST /chats/send_message',
)
async def chats_send_message(desk: Desk, /, **arguments: Unpack[ChatsSendMessageInput]) -> ToolAnswer:
    """Send a chat message. Writes to a contact's number over one of the organisation's integrations, with `message` (plain text) or with `template_id`. Sending it twice writes twice."""
    return await desk.run('chats_send_message', arguments)


@tool(
    operations=('put_chats_id',),
    effect='write_internal',
    abilities='Acessar o chat',
    route='PUT /chats/{id}',
)
async def chats_update(desk: Desk, /, **arguments: Unpack[ChatsUpdateInput]) -> ToolAnswer:
    """Transfer a chat or link it to a ticket. At least one of the three fields. Not for cancelled or finished chats."""
    return await desk.run('chats_update', arguments)


@tool(
    operations=('get_chats_id',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/{id}',
)
async def get_chat(desk: Desk, /, **arguments: Unpack[GetChatInput]) -> ToolAnswer:
    """One chat by its id."""
    return await desk.run('get_chat', arguments)


@tool(
    operations=('get_chats_archived',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/archived',
)
async def list_archived_chats(desk: Desk, /, **arguments: Unpack[ListArchivedChatsInput]) -> ToolAnswer:
    """With canceled true only cancelled ones, false finished ones."""
    return await desk.run('list_archived_chats', arguments)


@tool(
    operations=('get_chats_in_attendance',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/in_attendance',
)
async def list_in_attendance_chats(desk: Desk, /, **arguments: Unpack[ListInAttendanceChatsInput]) -> ToolAnswer:
    """Of the whole organisation."""
    return await desk.run('list_in_attendance_chats', arguments)


@tool(
    operations=('get_chats_inbox',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/inbox',
)
async def list_inbox_chats(desk: Desk, /, **arguments: Unpack[ListInboxChatsInput]) -> ToolAnswer:
    """Chats that nobody has taken yet."""
    return await desk.run('list_inbox_chats', arguments)


@tool(
    operations=('get_chats_mine',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /chats/mine',
)
async def list_my_chats(desk: Desk, /, **arguments: Unpack[ListMyChatsInput]) -> ToolAnswer:
    """Chats that the API key's owner took."""
    return await desk.run('list_my_chats', arguments)
