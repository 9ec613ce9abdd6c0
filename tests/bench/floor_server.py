"""The floor of a spawn: the `mcp` package's low-level server with no tools, over its own stdio.

It does nothing else, and imports nothing of ours.
"""

from __future__ import annotations

import asyncio

import mcp_types as types
from mcp.server import Server
from mcp.server.context import ServerRequestContext
from mcp.server.stdio import stdio_server


async def _no_tools(
    context: ServerRequestContext[object], params: types.PaginatedRequestParams | None
) -> types.ListToolsResult:
    return types.ListToolsResult(tools=[])


async def _serve() -> None:
    server: Server[object] = Server("floor", version="1", on_list_tools=_no_tools)
    async with stdio_server() as (from_client, to_client):
        await server.run(from_client, to_client, server.create_initialization_options())


if __name__ == "__main__":
    asyncio.run(_serve())
