# Generated from specs/triage. Do not edit: make regen
"""The tools of Support Ticket Triage's toolset audit.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AuditListInput,
    )


@tool(
    operations=('audit.list',),
    effect='read',
    abilities='',
    route='GET /audit-events',
)
async def audit_list(desk: Desk, /, **arguments: Unpack[AuditListInput]) -> ToolAnswer:
    """Read the audit. What was recommended and decided, oldest first. A page past the end is empty."""
    return await desk.run('audit_list', arguments)
