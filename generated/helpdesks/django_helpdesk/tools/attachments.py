# Generated from specs/django_helpdesk. Do not edit: make regen
"""The tools of django-helpdesk's toolset attachments.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AttachmentsCreateInput,
        AttachmentsDeleteInput,
        AttachmentsGetInput,
        AttachmentsListInput,
        AttachmentsReplaceInput,
        AttachmentsUpdateInput,
    )


@tool(
    operations=('attachments.create',),
    effect='write_outbound',
    abilities='role staff',
    route='POST /api/followups-attachments/',
)
async def attachments_create(desk: Desk, /, **arguments: Unpack[AttachmentsCreateInput]) -> ToolAnswer:
    """Add a file to a follow-up. Uploads a file to an entry that exists. If the entry is public the customer can open it. Nobody is mailed."""
    return await desk.run('attachments_create', arguments)


@tool(
    operations=('attachments.delete',),
    effect='destroy',
    abilities='role staff',
    route='DELETE /api/followups-attachments/{id}/',
)
async def attachments_delete(desk: Desk, /, **arguments: Unpack[AttachmentsDeleteInput]) -> ToolAnswer:
    """Delete an attachment. Deletes a file, for good."""
    return await desk.run('attachments_delete', arguments)


@tool(
    operations=('attachments.get',),
    effect='read',
    abilities='role staff',
    route='GET /api/followups-attachments/{id}/',
)
async def attachments_get(desk: Desk, /, **arguments: Unpack[AttachmentsGetInput]) -> ToolAnswer:
    """Show an attachment. Name, kind, size and address of one file. The file itself is not part of the API."""
    return await desk.run('attachments_get', arguments)


@tool(
    operations=('attachments.list',),
    effect='read',
    abilities='role staff',
    route='GET /api/followups-attachments/',
)
async def attachments_list(desk: Desk, /, **arguments: Unpack[AttachmentsListInput]) -> ToolAnswer:
    """List attachments. Files of all conversations the token's user may see. Cannot be filtered."""
    return await desk.run('attachments_list', arguments)


@tool(
    operations=('attachments.replace',),
    effect='write_outbound',
    abilities='role staff',
    route='PUT /api/followups-attachments/{id}/',
)
async def attachments_replace(desk: Desk, /, **arguments: Unpack[AttachmentsReplaceInput]) -> ToolAnswer:
    """Replace an attachment. Puts another file in the place of this one."""
    return await desk.run('attachments_replace', arguments)


@tool(
    operations=('attachments.update',),
    effect='write_outbound',
    abilities='role staff',
    route='PATCH /api/followups-attachments/{id}/',
)
async def attachments_update(desk: Desk, /, **arguments: Unpack[AttachmentsUpdateInput]) -> ToolAnswer:
    """Change an attachment. Renames a file or moves it to another entry."""
    return await desk.run('attachments_update', arguments)
