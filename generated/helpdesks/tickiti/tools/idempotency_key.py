# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset idempotency_key.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        IdempotencyKeyCreateInput,
    )


@tool(
    operations=('idempotency_key.create',),
    effect='write_internal',
    abilities='',
    route='POST /idempotency_key',
)
async def idempotency_key_create(desk: Desk, /, **arguments: Unpack[IdempotencyKeyCreateInput]) -> ToolAnswer:
    """Mint an idempotency key. The server makes a key bound to one action. Not needed here, since every keyed call mints its own."""
    return await desk.run('idempotency_key_create', arguments)
