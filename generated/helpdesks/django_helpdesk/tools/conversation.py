# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset conversation.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AddInternalNoteInput,
        AddPublicReplyInput,
        AttachFileInput,
        ListFollowUpsInput,
    )


@tool(
    operations=('followups.create',),
    effect='write_internal',
    abilities='role staff',
    route='POST /api/followups/',
)
async def add_internal_note(desk: Desk, /, **arguments: Unpack[AddInternalNoteInput]) -> ToolAnswer:
    """A note for staff; the customer is not mailed and does not see it. But on a RESOLVED ticket (status 3) its text replaces the resolution, which the customer can read: look at the status first. People on the ticket's copy list may be mailed: see email_recipients in the answer."""
    return await desk.run('add_internal_note', arguments)


@tool(
    operations=('followups.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/followups/',
)
async def add_public_reply(desk: Desk, /, **arguments: Unpack[AddPublicReplyInput]) -> ToolAnswer:
    """Writes to the customer: mailed to the submitter, the ticket's copy list and the assigned user, and shown on the ticket's page. new_status 3 makes the text the resolution. email_recipients in the answer names who was mailed."""
    return await desk.run('add_public_reply', arguments)


@tool(
    operations=('attachments.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/followups-attachments/',
)
async def attach_file(desk: Desk, /, **arguments: Unpack[AttachFileInput]) -> ToolAnswer:
    """Adds a file to an entry of a conversation (id from add_public_reply, add_internal_note, get_ticket). On a public entry the customer can open it; nobody is mailed."""
    return await desk.run('attach_file', arguments)


@tool(
    operations=('followups.list',),
    effect='read',
    abilities='role staff',
    route='GET /api/followups/',
)
async def list_follow_ups(desk: Desk, /, **arguments: Unpack[ListFollowUpsInput]) -> ToolAnswer:
    """Entries of all conversations, unfiltered; for one ticket use get_ticket."""
    return await desk.run('list_follow_ups', arguments)
