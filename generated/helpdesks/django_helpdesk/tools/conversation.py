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
    """Leaves a note for staff; the customer is not mailed and does not see the entry. Two limits of the server: on a RESOLVED ticket (status 3) the note's text replaces the resolution, which the customer can read, so look at the status first; and people on the ticket's copy list may be mailed. The answer names who was mailed in email_recipients."""
    return await desk.run('add_internal_note', arguments)


@tool(
    operations=('followups.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/followups/',
)
async def add_public_reply(desk: Desk, /, **arguments: Unpack[AddPublicReplyInput]) -> ToolAnswer:
    """Writes to the customer: the entry is mailed to the submitter, to the ticket's copy list and to the assigned user, and stands on the ticket's page. new_status can resolve (3), close (4) or reopen (2) the ticket at the same time; on resolving, the text becomes its resolution. The answer names who was mailed in email_recipients."""
    return await desk.run('add_public_reply', arguments)


@tool(
    operations=('attachments.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/followups-attachments/',
)
async def attach_file(desk: Desk, /, **arguments: Unpack[AttachFileInput]) -> ToolAnswer:
    """Adds one file to an entry of a conversation; the entry's id comes from add_public_reply, add_internal_note or get_ticket. On a public entry the customer can open it. Nobody is mailed about it. Empty files and programs are refused by the server."""
    return await desk.run('attach_file', arguments)


@tool(
    operations=('followups.list',),
    effect='read',
    abilities='role staff',
    route='GET /api/followups/',
)
async def list_follow_ups(desk: Desk, /, **arguments: Unpack[ListFollowUpsInput]) -> ToolAnswer:
    """Entries of all conversations, page by page. They cannot be filtered: for one ticket use get_ticket, which brings its whole conversation."""
    return await desk.run('list_follow_ups', arguments)
