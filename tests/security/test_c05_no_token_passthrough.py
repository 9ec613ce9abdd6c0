"""C5: nothing an MCP client sends along reaches the desk: only our own headers and the desk's own credential."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from deskwright.catalogue import Catalogue
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


def test_no_tool_answers_with_a_session(shipped: dict[str, Catalogue]) -> None:
    """What opens a session would give it to the model, and let it try passwords; the client alone calls it."""
    for catalogue in shipped.values():
        for scheme in catalogue.connection["schemes"].values():
            if scheme["type"] != "session":
                continue
            opening = [name for name, found in catalogue.operations.items() if found.path == scheme["request"]["path"]]
            assert opening
            for name in opening:
                assert catalogue.operations[name].hidden, name
            tools = [tool for tool in catalogue.named.values() if set(tool.operations) & set(opening)]
            assert all(tool.output == {"kind": "log-in"} and not tool.arguments for tool in tools)
