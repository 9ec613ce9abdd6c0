# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset followups.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        FollowupsCreateInput,
        FollowupsDeleteInput,
        FollowupsGetInput,
        FollowupsListInput,
        FollowupsReplaceInput,
        FollowupsUpdateInput,
    )


@tool(
    operations=('followups.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/followups/',
)
async def followups_create(desk: Desk, /, **arguments: Unpack[FollowupsCreateInput]) -> ToolAnswer:
    """Add to a ticket's conversation. Adds an entry, and with new_status moves the ticket. A public entry mails the customer. On a resolved ticket every new entry, internal ones too, becomes the ticket's resolution, which the customer can read; moving a ticket to resolved does the same, to closed if it has none. People on the ticket's copy list and the assigned user may be mailed about internal entries (a setting of the site). The server would take a title here too and rename the ticket with it, so none can be given."""
    return await desk.run('followups_create', arguments)


@tool(
    operations=('followups.delete',),
    effect='destroy',
    abilities='role staff',
    route='DELETE /api/followups/{id}/',
)
async def followups_delete(desk: Desk, /, **arguments: Unpack[FollowupsDeleteInput]) -> ToolAnswer:
    """Delete a follow-up. Deletes an entry with its files, for good."""
    return await desk.run('followups_delete', arguments)


@tool(
    operations=('followups.get',),
    effect='read',
    abilities='role staff',
    route='GET /api/followups/{id}/',
)
async def followups_get(desk: Desk, /, **arguments: Unpack[FollowupsGetInput]) -> ToolAnswer:
    """Show a follow-up. One entry of a conversation with its files."""
    return await desk.run('followups_get', arguments)


@tool(
    operations=('followups.list',),
    effect='read',
    abilities='role staff',
    route='GET /api/followups/',
)
async def followups_list(desk: Desk, /, **arguments: Unpack[FollowupsListInput]) -> ToolAnswer:
    """List follow-ups. Entries of all conversations the token's user may see. Cannot be filtered; a ticket brings its own entries."""
    return await desk.run('followups_list', arguments)


@tool(
    operations=('followups.replace',),
    effect='write_outbound',
    abilities='role staff',
    route='PUT /api/followups/{id}/',
)
async def followups_replace(desk: Desk, /, **arguments: Unpack[FollowupsReplaceInput]) -> ToolAnswer:
    """Replace a follow-up. As the change of an entry, but the ticket must be given. What is left out keeps its value."""
    return await desk.run('followups_replace', arguments)


@tool(
    operations=('followups.update',),
    effect='write_outbound',
    abilities='role staff',
    route='PATCH /api/followups/{id}/',
)
async def followups_update(desk: Desk, /, **arguments: Unpack[FollowupsUpdateInput]) -> ToolAnswer:
    """Change a follow-up. Changes an entry after the fact. Nobody is mailed; making it public shows it to the customer."""
    return await desk.run('followups_update', arguments)
