# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset contracts.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ContractsListInput,
    )


@tool(
    operations=('get_contracts',),
    effect='read',
    abilities='Gerenciar contratos',
    route='GET /contracts',
)
async def contracts_list(desk: Desk, /, **arguments: Unpack[ContractsListInput]) -> ToolAnswer:
    """List contracts. Contracts with clients, with their term and value."""
    return await desk.run('contracts_list', arguments)
