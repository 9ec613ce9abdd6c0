# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset site.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        SiteGetInput,
        SiteLogoInput,
    )


@tool(
    operations=('site.get',),
    effect='read',
    abilities='',
    route='GET /api/v1/site',
)
async def site_get(desk: Desk, /, **arguments: Unpack[SiteGetInput]) -> ToolAnswer:
    """Read name and version of the site. Public."""
    return await desk.run('site_get', arguments)


@tool(
    operations=('site.logo',),
    effect='read',
    abilities='',
    route='GET /api/v1/logo',
)
async def site_logo(desk: Desk, /, **arguments: Unpack[SiteLogoInput]) -> ToolAnswer:
    """Read the site logo. Public. A picture; 404 where none was uploaded."""
    return await desk.run('site_logo', arguments)
