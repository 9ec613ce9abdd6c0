# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset templates.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TemplatesFaqsInput,
        TemplatesImageUploadInput,
        TemplatesIndexInput,
    )


@tool(
    operations=('templates.create',),
    effect='write_outbound',
    abilities='templates:write and role admin',
    route='POST /templates/create',
)
async def templates_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a template. Adds a mail, notification or FAQ text. An FAQ is published and has no identifier."""
    return await desk.run('templates_create', arguments)


@tool(
    operations=('templates.delete',),
    effect='destroy',
    abilities='templates:write and role admin',
    route='POST /templates/delete',
)
async def templates_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a template. Whatever is sent by this template's identifier can no longer be sent."""
    return await desk.run('templates_delete', arguments)


@tool(
    operations=('templates.faqs',),
    effect='read',
    abilities='templates:read or templates:write and role admin',
    route='POST /templates/faqs',
)
async def templates_faqs(desk: Desk, /, **arguments: Unpack[TemplatesFaqsInput]) -> ToolAnswer:
    """List FAQ templates. FAQs as the administrator sees them. faqs gives the public ones."""
    return await desk.run('templates_faqs', arguments)


@tool(
    operations=('templates.image_upload',),
    effect='write_outbound',
    abilities='templates:write and role admin',
    route='POST /templates/image-upload',
)
async def templates_image_upload(desk: Desk, /, **arguments: Unpack[TemplatesImageUploadInput]) -> ToolAnswer:
    """Upload an image for a template. Stores an image that the template can show."""
    return await desk.run('templates_image_upload', arguments)


@tool(
    operations=('templates.index',),
    effect='read',
    abilities='templates:read or templates:write and role admin',
    route='POST /templates',
)
async def templates_index(desk: Desk, /, **arguments: Unpack[TemplatesIndexInput]) -> ToolAnswer:
    """List templates. Templates with their identifiers."""
    return await desk.run('templates_index', arguments)


@tool(
    operations=('templates.render',),
    effect='read',
    abilities='templates:read or templates:write and role admin',
    route='POST /templates/render',
)
async def templates_render(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Render a template. Fills a template with values and returns the text; nothing is sent."""
    return await desk.run('templates_render', arguments)


@tool(
    operations=('templates.search',),
    effect='read',
    abilities='templates:read or templates:write and role admin',
    route='POST /templates/search',
)
async def templates_search(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Search templates. Finds templates and stock responses by words."""
    return await desk.run('templates_search', arguments)


@tool(
    operations=('templates.show',),
    effect='read',
    abilities='templates:read or templates:write and role admin',
    route='POST /templates/show',
)
async def templates_show(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Show a template. One template with its content."""
    return await desk.run('templates_show', arguments)


@tool(
    operations=('templates.update',),
    effect='write_outbound',
    abilities='templates:write and role admin',
    route='POST /templates/update',
)
async def templates_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a template. Read it first and send content, subject and is_enabled again, because old servers blank what is left out."""
    return await desk.run('templates_update', arguments)
