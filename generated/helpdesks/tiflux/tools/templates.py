# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset templates.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        TemplatesListGupshupInput,
        TemplatesListWhatsappCloudInput,
    )


@tool(
    operations=('get_templates_gupshup',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /templates/gupshup',
)
async def templates_list_gupshup(desk: Desk, /, **arguments: Unpack[TemplatesListGupshupInput]) -> ToolAnswer:
    """List Gupshup templates. Message templates for `template_id` of a chat message."""
    return await desk.run('templates_list_gupshup', arguments)


@tool(
    operations=('get_templates_whatsapp_cloud',),
    effect='read',
    abilities='Acessar o chat',
    route='GET /templates/whatsapp_cloud',
)
async def templates_list_whatsapp_cloud(desk: Desk, /, **arguments: Unpack[TemplatesListWhatsappCloudInput]) -> ToolAnswer:
    """List WhatsApp Cloud templates. Message templates for `template_id` of a chat message."""
    return await desk.run('templates_list_whatsapp_cloud', arguments)
