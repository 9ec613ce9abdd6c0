"""C5: nothing an MCP client sends along reaches the desk: only our own headers and the desk's own credential."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from deskwright.protocol import build_server
from deskwright.serving import Application
from mcp.client import Client

Make = Callable[..., Application]
OURS = {
    "host", "accept", "accept-encoding", "user-agent", "authorization", "content-type", "content-length",
    "idempotency-key", "connection",
}  # fmt: skip
SMUGGLED = {
    "authorization": "Bearer transport-secret",
    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "headers": {"X-Api-Key": "transport-secret"},
    "progressToken": "transport-secret",
}


@pytest.mark.parametrize("mode", ["legacy", "2026-07-28"])
def test_only_our_headers_reach_the_desk(make: Make, stub: Any, mode: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTHORIZATION", "Bearer transport-secret")
    monkeypatch.setenv("HTTP_AUTHORIZATION", "Bearer transport-secret")

    async def talk() -> None:
        async with Client(build_server(make()), mode=mode) as client:
            await client.call_tool("get_ticket", {"ticket_id": "1"}, meta=SMUGGLED)
            await client.call_tool("reply_to_ticket", {"ticket_id": "1", "content": "x"}, meta=SMUGGLED)

    asyncio.run(talk())
    assert len(stub.headers) >= 3
    for headers in stub.headers:
        assert set(headers) <= OURS
        assert headers["authorization"] == "Bearer t-1"
        assert "transport-secret" not in str(headers)


def test_no_argument_becomes_a_header_of_the_client(make: Make, stub: Any) -> None:
    answer = asyncio.run(make().call("get_ticket", {"ticket_id": "1", "Authorization": "Bearer x"}))
    assert answer.is_error
    assert stub.seen == []
