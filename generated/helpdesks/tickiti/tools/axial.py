# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset axial.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AxialSkillsIndexInput,
        AxialSkillsOptionsInput,
    )


@tool(
    operations=('axial.skills.actions.delete',),
    effect='admin',
    abilities='skills:write',
    route='POST /axial/skills/actions/delete',
)
async def axial_skills_actions_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete an action of a skill. The AI assistant can no longer do it."""
    return await desk.run('axial_skills_actions_delete', arguments)


@tool(
    operations=('axial.skills.actions.upsert',),
    effect='admin',
    abilities='skills:write',
    route='POST /axial/skills/actions/upsert',
)
async def axial_skills_actions_upsert(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create or change an action of a skill. What the AI assistant may do within a skill, with whose permission and whether it must ask first."""
    return await desk.run('axial_skills_actions_upsert', arguments)


@tool(
    operations=('axial.skills.create',),
    effect='admin',
    abilities='skills:write',
    route='POST /axial/skills/create',
)
async def axial_skills_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a skill of the AI assistant. Instructions, triggers and actions for the built-in assistant."""
    return await desk.run('axial_skills_create', arguments)


@tool(
    operations=('axial.skills.delete',),
    effect='admin',
    abilities='skills:write',
    route='POST /axial/skills/delete',
)
async def axial_skills_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a skill of the AI assistant. The reserved skill axial.core stays."""
    return await desk.run('axial_skills_delete', arguments)


@tool(
    operations=('axial.skills.index',),
    effect='read',
    abilities='skills:read or skills:write',
    route='POST /axial/skills',
)
async def axial_skills_index(desk: Desk, /, **arguments: Unpack[AxialSkillsIndexInput]) -> ToolAnswer:
    """List the skills of the AI assistant. All skills with their state."""
    return await desk.run('axial_skills_index', arguments)


@tool(
    operations=('axial.skills.options',),
    effect='read',
    abilities='skills:read or skills:write',
    route='POST /axial/skills/options',
)
async def axial_skills_options(desk: Desk, /, **arguments: Unpack[AxialSkillsOptionsInput]) -> ToolAnswer:
    """Show what a skill can be made of. The values that the fields of skills and actions accept on this installation."""
    return await desk.run('axial_skills_options', arguments)


@tool(
    operations=('axial.skills.show',),
    effect='read',
    abilities='skills:read or skills:write',
    route='POST /axial/skills/show',
)
async def axial_skills_show(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Show a skill of the AI assistant. One skill with instructions and actions."""
    return await desk.run('axial_skills_show', arguments)


@tool(
    operations=('axial.skills.update',),
    effect='admin',
    abilities='skills:write',
    route='POST /axial/skills/update',
)
async def axial_skills_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a skill of the AI assistant. Changes the named fields. The reserved skill axial.core cannot be renamed."""
    return await desk.run('axial_skills_update', arguments)
