"""The server as a process: both protocol eras, many calls at once, and a clean end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

DESK = Path(__file__).parents[1] / "fixtures" / "desk"
SERVE = [sys.executable, "-m", "deskwright", "serve", "acme", "--desks", str(DESK)]
HELLO = {
    "protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"},
}  # fmt: skip


@pytest.fixture
def served(stub: Any) -> Iterator[str]:
    """The stub behind a real socket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(stub.app, port=port, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(3)


@pytest.fixture
def environment(served: str, tmp_path: Path) -> dict[str, str]:
    settings = {"ACME_BASE": served, "ACME_TOKEN": "t-1", "XDG_CACHE_HOME": str(tmp_path)}
    return {**os.environ, **settings}


class Process:
    """Raw lines to and from the server."""

    def __init__(self, environment: dict[str, str], *options: str) -> None:
        self.process = subprocess.Popen(
            [*SERVE, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        self.ask(1, "initialize", HELLO)
        assert self.answer()["id"] == 1
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def send(self, message: Any) -> None:
        line = message if isinstance(message, bytes) else json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def ask(self, number: int, method: str, params: Any) -> None:
        self.send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})

    def call(self, number: int, tool: str, **arguments: Any) -> None:
        self.ask(number, "tools/call", {"name": tool, "arguments": arguments})

    def answer(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def end(self) -> tuple[list[Any], int]:
        assert self.process.stdout is not None
        rest = [json.loads(line) for line in self.process.stdout.read().splitlines()]
        return rest, self.process.wait(15)


@pytest.mark.parametrize("mode", ["auto", "legacy", "2026-07-28"])
def test_list_and_call_in_both_eras(environment: dict[str, str], stub: Any, mode: Any) -> None:
    offline = subprocess.run(
        [sys.executable, "-m", "deskwright", "tools", "acme", "--desks", str(DESK), "--json"],
        capture_output=True, check=True, env={k: v for k, v in environment.items() if not k.startswith("ACME")},
    )  # fmt: skip

    async def talk() -> None:
        parameters = StdioServerParameters(command=SERVE[0], args=SERVE[1:], env=environment)
        async with Client(stdio_client(parameters), mode=mode) as client:
            listed = (await client.list_tools()).tools
            shown = [tool.model_dump(by_alias=True, exclude_none=True, mode="json") for tool in listed]
            assert [tool["name"] for tool in shown] == [tool["name"] for tool in json.loads(offline.stdout)["tools"]]
            answers = await asyncio.gather(*(client.call_tool("get_ticket", {"ticket_id": str(n)}) for n in range(20)))
            found = [answer.structured_content["data"]["id"] for answer in answers]  # type: ignore[index]
            assert found == [str(n) for n in range(20)]
            refused = await client.call_tool("get_ticket", {"ticket": "1"})
            assert refused.is_error
            assert (refused.meta or {}).get("deskwright") is None
            with pytest.raises(Exception, match="unknown tool"):
                await client.call_tool("nope", {})

    stub.grants = {}
    asyncio.run(talk())


def test_the_listed_tools_are_those_of_the_catalogue(environment: dict[str, str]) -> None:
    process = Process(environment)
    process.ask(2, "tools/list", {})
    listed = process.answer()["result"]["tools"]
    command = [*SERVE[:3], "tools", *SERVE[4:], "--json"]
    offline = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert listed == json.loads(offline.stdout)["tools"]
    process.process.stdin.close()  # type: ignore[union-attr]
    assert process.end() == ([], 0)
    assert "Traceback" not in process.process.stderr.read().decode()  # type: ignore[union-attr]


def test_lines_that_are_no_messages(environment: dict[str, str]) -> None:
    process = Process(environment)
    for line, code, number in (
        (b"{nonsense", -32700, None),
        (b"\xff\xfe", -32700, None),
        (b'{"id": 5, "hello": 1}', -32600, 5),
        (b"[]", -32600, None),
        (b"[" * 100_000, -32700, None),
    ):
        process.send(line)
        answer = process.answer()
        assert (answer["error"]["code"], answer["id"]) == (code, number)
    process.call(6, "get_ticket", ticket_id="1")
    assert process.answer()["result"]["isError"] is False
    process.process.stdin.close()  # type: ignore[union-attr]
    assert process.end() == ([], 0)


@pytest.mark.parametrize("how", ["eof", "term"])
def test_calls_in_flight_are_answered_before_the_end(environment: dict[str, str], stub: Any, how: str) -> None:
    process = Process(environment)
    stub.delay = 1.0
    for number in (10, 11):
        process.call(number, "get_ticket", ticket_id=str(number))
    while len([path for _, path, _, _ in stub.seen if path.startswith("/tickets/")]) < 2:
        time.sleep(0.02)
    if how == "eof":
        process.process.stdin.close()  # type: ignore[union-attr]
    else:
        process.process.send_signal(signal.SIGTERM)
    rest, code = process.end()
    assert sorted(answer["id"] for answer in rest) == [10, 11]
    assert all(answer["result"]["isError"] is False for answer in rest)
    assert code == 0
    assert "Traceback" not in process.process.stderr.read().decode()  # type: ignore[union-attr]


def test_a_cancelled_call_is_not_answered(environment: dict[str, str], stub: Any) -> None:
    process = Process(environment)
    stub.delay = 3.0
    process.call(10, "get_ticket", ticket_id="1")
    while not any(path.startswith("/tickets/") for _, path, _, _ in stub.seen):
        time.sleep(0.02)
    process.send({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 10}})
    began = time.monotonic()
    process.process.stdin.close()  # type: ignore[union-attr]
    rest, code = process.end()
    assert (rest, code) == ([], 0)
    assert time.monotonic() - began < 2.5


def test_a_client_that_goes_away(environment: dict[str, str], stub: Any) -> None:
    process = Process(environment)
    stub.delay = 0.3
    process.process.stdout.close()  # type: ignore[union-attr]
    process.call(10, "get_ticket", ticket_id="1")
    assert process.process.wait(10) == 0
